package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.query.platform.list.ListChange;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;

/** Folds a batch into lists. An event from which no change can be told is parked by itself. */
final class ListFolding implements Folding {

    private final ListView view;
    private final StoredLists lists;
    private final Parking parking;

    ListFolding(ListView view, StoredLists lists, Parking parking) {
        this.view = view;
        this.lists = lists;
        this.parking = parking;
    }

    @Override
    public void apply(List<Positioned> batch) {
        List<ListChange> changes = new ArrayList<>(batch.size());
        for (Positioned event : batch) {
            if (parking.leavesOut(event.position())) {
                continue;
            }
            try {
                changes.addAll(changesOf(event));
            } catch (RuntimeException failure) {
                parking.park(Parking.alone(event.position()), event.position(), failure);
            }
        }
        lists.apply(changes);
    }

    private List<ListChange> changesOf(Positioned event) {
        Collected collected = new Collected(event.position(), new ArrayList<>());
        view.change(event.event(), collected);
        return collected.changes();
    }

    /** No list waits for an event: what fails is parked by itself. */
    @Override
    public void mend(String document, List<Positioned> waited) {
        throw new IllegalStateException("no event waits for the list " + document);
    }

    @Override
    public Amendment amend(Positioned event) {
        return new Relisting(event, changesOf(event));
    }

    @Override
    public void startFromNothing() {
        lists.startFromNothing();
    }

    @Override
    public void started() {
        lists.started();
    }

    /**
     * Whether the event's entries are in their lists is what the last event says that tells of them: that one, or a
     * later one that was taken in without it.
     */
    private final class Relisting implements Amendment {

        private final long position;
        private final Map<Place, ListChange> last = new LinkedHashMap<>();

        Relisting(Positioned late, List<ListChange> changes) {
            this.position = late.position();
            changes.forEach(change -> last.put(Place.of(change), change));
        }

        @Override
        public long from() {
            return position;
        }

        @Override
        public void look(Positioned event) {
            if (!parking.leavesOut(event.position())) {
                changesOf(event).forEach(change -> last.replace(Place.of(change), change));
            }
        }

        @Override
        public void write() {
            lists.amend(List.copyOf(last.values()));
        }
    }

    private record Place(String list, Entry entry) {

        static Place of(ListChange change) {
            return new Place(change.list(), change.entry());
        }
    }

    private record Collected(long position, List<ListChange> changes) implements ListChanges {

        @Override
        public void add(String list, Entry entry) {
            changes.add(new ListChange(position, list, entry, true));
        }

        @Override
        public void remove(String list, Entry entry) {
            changes.add(new ListChange(position, list, entry, false));
        }
    }
}
