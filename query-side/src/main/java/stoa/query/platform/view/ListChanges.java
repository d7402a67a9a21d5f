package stoa.query.platform.view;

/** What an event does to lists. Both are set operations: adding what is there, or taking what is not, does nothing. */
public interface ListChanges {

    void add(String list, Entry entry);

    void remove(String list, Entry entry);
}
