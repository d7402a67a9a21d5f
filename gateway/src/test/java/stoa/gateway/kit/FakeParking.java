package stoa.gateway.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.vault.OperatorActs;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedOrders;

/** One document is parked, of one view; whatever is ordered is carried out at once, by nobody. */
public final class FakeParking implements ParkedDocuments, ParkedOrders {

    private static final Parked PARKED =
            new Parked(FakeViews.VIEW, "7", new Waiting(2, "poison"), Instant.parse("2026-11-21T12:00:00Z"), 1);

    private final OperatorActs acts;

    FakeParking(OperatorActs acts) {
        this.acts = acts;
    }

    private static boolean isParked(String view, String document) {
        return view.equals(PARKED.view()) && document.equals(PARKED.document());
    }

    @Override
    public Map<String, Long> stopped(String view) {
        return view.equals(PARKED.view())
                ? Map.of(PARKED.document(), PARKED.failed().position())
                : Map.of();
    }

    @Override
    public Map<String, Set<Long>> evicted(String view) {
        return Map.of();
    }

    @Override
    public void park(String view, String document, Waiting event) {
        throw new UnsupportedOperationException("the gateway parks nothing");
    }

    @Override
    public List<Waiting> waiting(String view, String document) {
        return isParked(view, document) ? List.of(PARKED.failed()) : List.of();
    }

    @Override
    public void release(String view, String document) {
        throw new UnsupportedOperationException("the gateway only orders it");
    }

    @Override
    public void parkAgain(String view, String document, Waiting event) {
        throw new UnsupportedOperationException("the gateway parks nothing");
    }

    @Override
    public void evict(String view, String document, long position, long act) {
        throw new UnsupportedOperationException("the gateway only orders it");
    }

    @Override
    public PageOf<Parked> list(Page page) {
        return new PageOf<>(List.of(PARKED), 1);
    }

    @Override
    public PageOf<Parked> list(String view, Page page) {
        return view.equals(PARKED.view()) ? list(page) : new PageOf<>(List.of(), 0);
    }

    @Override
    public PageOf<Waiting> waiting(String view, String document, Page page) {
        List<Waiting> waiting = waiting(view, document);
        return new PageOf<>(waiting, waiting.size());
    }

    @Override
    public long place(OperatorActs.Intent intent, Order order) {
        long act = acts.record(intent);
        acts.conclude(act, "folded");
        return act;
    }

    @Override
    public List<Placed> open() {
        return List.of();
    }

    @Override
    public void close(long act, String outcome) {
        throw new UnsupportedOperationException("the gateway carries nothing out");
    }

    @Override
    public Optional<OperatorActs.Outcome> await(long act, Duration atMost) {
        return acts.find(act).flatMap(OperatorActs.Act::outcome);
    }

    @Override
    public void onPlaced(Runnable callback) {
        throw new UnsupportedOperationException("the gateway carries nothing out");
    }
}
