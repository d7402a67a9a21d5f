package stoa.query.platform.past;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.vault.ParkedDocuments;

/** What is parked and what was given up, to be looked at: who asks for the past changes nothing about the present. */
final class Consulted implements ParkedDocuments {

    private final Optional<ParkedDocuments> parked;

    /**
     * @param parked empty where nobody can tell
     */
    Consulted(Optional<ParkedDocuments> parked) {
        this.parked = parked;
    }

    @Override
    public Map<String, Long> stopped(String view) {
        return parked.map(it -> it.stopped(view)).orElse(Map.of());
    }

    @Override
    public Map<String, Set<Long>> evicted(String view) {
        return parked.map(it -> it.evicted(view)).orElse(Map.of());
    }

    /** It waits already. */
    @Override
    public void park(String view, String document, Waiting event) {}

    @Override
    public List<Waiting> waiting(String view, String document) {
        throw notHere();
    }

    @Override
    public void release(String view, String document) {
        throw notHere();
    }

    @Override
    public void parkAgain(String view, String document, Waiting event) {
        throw notHere();
    }

    @Override
    public void evict(String view, String document, long position, long act) {
        throw notHere();
    }

    @Override
    public PageOf<Parked> list(Page page) {
        throw notHere();
    }

    @Override
    public PageOf<Parked> list(String view, Page page) {
        throw notHere();
    }

    @Override
    public PageOf<Waiting> waiting(String view, String document, Page page) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("the past is folded, and nothing else");
    }
}
