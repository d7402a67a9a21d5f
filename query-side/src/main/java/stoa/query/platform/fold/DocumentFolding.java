package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.query.platform.list.ListChange;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.read.Documents;
import stoa.query.platform.view.DocumentView;

/**
 * Folds a batch into documents: one read of all that it touches, each document's events in order, one write.
 *
 * <p>Where the documents are ranked, the list is written before them. After a kill between the two they are folded
 * again from where they stood and lead to the same moves, which the list then knows by their positions.
 */
final class DocumentFolding<D> implements Folding {

    /** Below this many documents a second thread costs more than it brings. */
    private static final int PARALLEL_FROM = 512;

    private final DocumentView<D> view;
    private final Documents<D> documents;
    private final Optional<StoredLists> ranking;
    private final Parking parking;

    DocumentFolding(DocumentView<D> view, Documents<D> documents, Optional<StoredLists> ranking, Parking parking) {
        this.view = view;
        this.documents = documents;
        this.ranking = ranking;
        this.parking = parking;
    }

    /** A document after its events, and the moves in the ranking that they led to. */
    private record Folded<D>(Stored<D> before, Stored<D> after, List<ListChange> moves) {}

    @Override
    public void apply(List<Positioned> batch) {
        Map<String, List<Positioned>> touched = touched(batch);
        Map<String, Stored<D>> before = documents.load(touched.keySet());
        Stream<Map.Entry<String, List<Positioned>>> each = touched.entrySet().stream();
        List<Folded<D>> folded = (touched.size() < PARALLEL_FROM ? each : each.parallel())
                .map(document -> fold(before.get(document.getKey()), document.getValue()))
                .filter(document -> !document.after().equals(document.before()))
                .toList();
        ranking.ifPresent(list -> list.apply(folded.stream()
                .flatMap(document -> document.moves().stream())
                .sorted((one, other) -> Long.compare(one.position(), other.position()))
                .toList()));
        documents.replace(folded.stream().map(Folded::after).toList(), before);
    }

    @Override
    public void mend(String document, List<Positioned> waited) {
        Map<String, Stored<D>> before = documents.load(List.of(document));
        Folded<D> folded = fold(before.get(document), waited);
        if (!folded.after().equals(folded.before())) {
            ranking.ifPresent(list -> list.amend(folded.moves()));
            documents.replace(List.of(folded.after()), before);
        }
    }

    @Override
    public Amendment amend(Positioned event) {
        return new Refolding<>(view, documents, ranking, parking, event);
    }

    @Override
    public void startFromNothing() {
        documents.startFromNothing();
        ranking.ifPresent(StoredLists::startFromNothing);
    }

    @Override
    public void started() {
        documents.started();
        ranking.ifPresent(StoredLists::started);
    }

    private Map<String, List<Positioned>> touched(List<Positioned> batch) {
        Map<String, List<Positioned>> touched = new LinkedHashMap<>();
        for (Positioned event : batch) {
            if (parking.leavesOut(event.position())) {
                continue;
            }
            try {
                for (String id : view.touches(event.event())) {
                    touched.computeIfAbsent(id, none -> new ArrayList<>()).add(event);
                }
            } catch (RuntimeException failure) {
                parking.park(Parking.alone(event.position()), event.position(), failure);
            }
        }
        return touched;
    }

    private Folded<D> fold(Stored<D> before, List<Positioned> events) {
        Stored<D> document = before;
        List<ListChange> moves = new ArrayList<>();
        for (Positioned event : events) {
            boolean taken = event.position() <= document.position();
            if (taken
                    || parking.isEvicted(document.id(), event.position())
                    || parking.waits(document.id(), event.position())) {
                continue;
            }
            try {
                Optional<D> body = view.fold(document.id(), document.body(), event.event());
                if (!body.equals(document.body())) {
                    moves.addAll(Moves.between(view, document, body, event.position()));
                    document = new Stored<>(document.id(), event.position(), body);
                }
            } catch (RuntimeException failure) {
                parking.park(document.id(), event.position(), failure);
            }
        }
        return new Folded<>(before, document, moves);
    }
}
