package stoa.query.platform.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** The entries of a view's lists: an entry is there, or it is not. */
final class EntryGrain implements Grain<Boolean> {

    private final ListView view;
    private final StoredParts parts;

    EntryGrain(ListView view, StoredParts parts) {
        this.view = view;
        this.parts = parts;
    }

    /** An entry of a list, named as {@code list/rank/id}. */
    private record Place(String list, Entry entry) {

        static Place of(String part) {
            int id = part.lastIndexOf('/');
            int rank = part.lastIndexOf('/', id - 1);
            long ranked = Long.parseLong(part.substring(rank + 1, id));
            return new Place(part.substring(0, rank), new Entry(ranked, Long.parseLong(part.substring(id + 1))));
        }

        @Override
        public String toString() {
            return list + "/" + entry.rank() + "/" + entry.id();
        }
    }

    /** What an event does to entries; the last word about each counts. */
    private static final class Changes implements ListChanges {

        private final Map<String, Boolean> present = new HashMap<>();

        @Override
        public void add(String list, Entry entry) {
            present.put(new Place(list, entry).toString(), true);
        }

        @Override
        public void remove(String list, Entry entry) {
            present.put(new Place(list, entry).toString(), false);
        }
    }

    private Map<String, Boolean> changes(Object event) {
        Changes changes = new Changes();
        view.change(event, changes);
        return changes.present;
    }

    @Override
    public Collection<String> touches(Object event) {
        return changes(event).keySet();
    }

    @Override
    public Optional<Boolean> fold(String part, Optional<Boolean> before, Object event) {
        return Optional.of(changes(event).get(part)).filter(present -> present);
    }

    @Override
    public Map<String, Optional<Boolean>> stored(ViewName version, Collection<String> wanted) {
        StoredLists lists = parts.lists(version);
        Map<String, Optional<Boolean>> found = new HashMap<>();
        for (String part : wanted) {
            Place place = Place.of(part);
            found.put(
                    part, Optional.of(holds(lists, place.list(), place.entry())).filter(present -> present));
        }
        return found;
    }

    static boolean holds(StoredLists lists, String list, Entry entry) {
        Entry before = new Entry(entry.rank(), entry.id() - 1);
        return lists.firstAfter(list, before).filter(entry::equals).isPresent();
    }

    @Override
    public void compare(ViewName one, ViewName other, Consumer<String> differing, Consumer<Integer> looked) {
        Set<String> ids = new HashSet<>();
        for (ViewName version : List.of(one, other)) {
            parts.eachId(version.collection(ViewLists.HEADS), ids::addAll);
        }
        StoredLists first = parts.lists(one);
        StoredLists second = parts.lists(other);
        for (String list : new ArrayList<>(ids)) {
            StoredParts.apart(first.all(list), second.all(list))
                    .forEach(entry -> differing.accept(new Place(list, entry).toString()));
            looked.accept(1);
        }
    }
}
