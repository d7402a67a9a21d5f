package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.List;
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
            String alone = "event-" + event.position();
            if (parking.waits(alone, event.position())) {
                continue;
            }
            try {
                Collected collected = new Collected(event.position(), new ArrayList<>());
                view.change(event.event(), collected);
                changes.addAll(collected.changes());
            } catch (RuntimeException failure) {
                parking.park(alone, event.position(), failure);
            }
        }
        lists.apply(changes);
    }

    @Override
    public void startFromNothing() {
        lists.startFromNothing();
    }

    @Override
    public void started() {
        lists.started();
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
