package stoa.bench.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.TreeHash;

/** What the hash tree costs the committer, which does this alone on its thread for each event. */
final class TreeCost {

    private static final int EVENTS = 200_000;
    private static final byte[] PAYLOAD = "x".repeat(350).getBytes(StandardCharsets.US_ASCII);

    /** The better of two goes, so that the first only warms up. */
    static double secondsPerEvent() {
        return Math.min(measure(), measure());
    }

    private static double measure() {
        LedgerEvent event = new LedgerEvent(
                "post:4000000000000000",
                0,
                UUID.randomUUID().toString(),
                "post.PostPublished",
                "1",
                Instant.now(),
                new byte[] {'{', '}'},
                PAYLOAD);
        RightEdge edge = RightEdge.of(0, new byte[0]);
        TreeHash hash = new TreeHash();
        long start = System.nanoTime();
        for (int position = 1; position <= EVENTS; position++) {
            edge.add(hash.leaf(CanonicalBytes.of(position, event)), completed -> {});
        }
        return (System.nanoTime() - start) / 1e9 / EVENTS;
    }

    private TreeCost() {}
}
