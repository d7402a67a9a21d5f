package stoa.query.platform.view;

/** A view of long lists of ids: says of each event which ids it puts into or takes out of which lists. */
public non-sealed interface ListView extends View {

    void change(Object event, ListChanges changes);
}
