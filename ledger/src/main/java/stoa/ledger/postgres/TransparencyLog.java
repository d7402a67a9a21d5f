package stoa.ledger.postgres;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.Ledger;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteSigner;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.TreeHash;
import stoa.ledger.tree.TreeProofs;

/**
 * What the ledger shows of itself to those who do not trust us: signed checkpoints, the tiles beneath them, proofs.
 * Leaf index = position − 1, tree size = last position.
 */
public final class TransparencyLog implements AutoCloseable {

    /** Hashes in a full tile. */
    public static final int TILE_WIDTH = 256;

    private static final Logger log = LoggerFactory.getLogger(TransparencyLog.class);
    private static final int TILE_HEIGHT = 8;
    private static final int MAX_LEVEL = 5;

    private final TreeStore tree;
    private final NoteSigner signer;
    private final AtomicReference<Optional<Checkpoint>> newest = new AtomicReference<>(Optional.empty());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ledger-checkpoints").daemon().factory());

    private final Future<?> signing;

    private TransparencyLog(LedgerDatabase database, NoteSigner signer, Duration interval) {
        this.tree = new TreeStore(new Sql(database.pool()));
        this.signer = signer;
        this.signing = clock.scheduleWithFixedDelay(this::signQuietly, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Signs a checkpoint whenever the log has grown, at most once per interval.
     *
     * @param name by which the log is known; the ledger's id is appended to it
     * @param key of Ed25519
     */
    public static TransparencyLog of(
            LedgerDatabase database, Ledger ledger, String name, KeyPair key, Duration interval) {
        return new TransparencyLog(database, new NoteSigner(name + "/" + ledger.id(), key), interval);
    }

    /** The newest signed checkpoint, as a note. */
    public String checkpoint() {
        return tree.newestNote().orElseGet(this::sign);
    }

    /** The signed checkpoint of exactly that size, if there is one. */
    public Optional<String> checkpoint(long size) {
        return tree.note(size);
    }

    /**
     * A note in the form of a checkpoint about one part of the log: under the log's own origin and the part's name, how
     * many events it has, what they come down to, and in a line of its own of how many events the log was then.
     */
    public String head(String part, long events, byte[] digest, long size) {
        Checkpoint head = new Checkpoint(signer.name() + "/" + part, events, digest);
        return signer.sign(head.text() + "tree " + size + "\n");
    }

    public String verifierKey() {
        return signer.verifierKey();
    }

    /**
     * Signs the log as it is now.
     *
     * @throws IllegalStateException if the log no longer holds what the last checkpoint says: then it signs nothing
     *     ever more, since two such signatures would be proof of a forgery
     */
    public String sign() {
        RightEdge edge = tree.edge();
        Checkpoint checkpoint = new Checkpoint(signer.name(), edge.size(), edge.root());
        Optional<String> last = tree.newestNote();
        last.map(Checkpoint::parse).ifPresent(earlier -> requireGrownFrom(earlier, edge.size()));
        String note = signer.sign(checkpoint.text());
        if (!last.equals(Optional.of(note))) {
            tree.store(checkpoint.size(), checkpoint.root(), note);
        }
        return note;
    }

    private void requireGrownFrom(Checkpoint earlier, long size) {
        boolean holds =
                earlier.size() <= size && Arrays.equals(new TreeProofs(tree).root(earlier.size()), earlier.root());
        if (!holds) {
            throw new IllegalStateException("the ledger does not hold what its checkpoint of size " + earlier.size()
                    + " says: it was changed, or cut; verify it");
        }
    }

    private void signQuietly() {
        try {
            sign();
        } catch (RuntimeException e) {
            log.error("No checkpoint is signed: {}", e.getMessage());
        }
    }

    /**
     * Hashes beneath the newest checkpoint; empty if it does not reach that far.
     *
     * @param width 256, or less for the last tile of a level
     */
    public Optional<byte[]> tile(int level, long index, int width) {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > TILE_WIDTH) {
            return Optional.empty();
        }
        long first = index * TILE_WIDTH;
        if (index > Long.MAX_VALUE / TILE_WIDTH - 1 || !isPublished(level, first + width)) {
            return Optional.empty();
        }
        List<byte[]> hashes = tree.hashes(level, first, width);
        ByteBuffer tile = ByteBuffer.allocate(hashes.size() * TreeHash.BYTES);
        hashes.forEach(tile::put);
        return Optional.of(tile.array()).filter(bytes -> bytes.length == width * TreeHash.BYTES);
    }

    private boolean isPublished(int level, long hashes) {
        if (reaches(newest.get(), level, hashes)) {
            return true;
        }
        newest.set(tree.newestNote().map(Checkpoint::parse));
        return reaches(newest.get(), level, hashes);
    }

    private static boolean reaches(Optional<Checkpoint> checkpoint, int level, long hashes) {
        return checkpoint
                .filter(c -> (c.size() >>> (TILE_HEIGHT * level)) >= hashes)
                .isPresent();
    }

    /** What leads from the event at a position to the root of a tree that holds it. */
    public List<byte[]> inclusionProof(long position, long size) {
        return new TreeProofs(tree).inclusion(position - 1, size);
    }

    /** That the log of {@code size} events goes on from the one of {@code earlier} events. */
    public List<byte[]> consistencyProof(long earlier, long size) {
        return new TreeProofs(tree).consistency(earlier, size);
    }

    @Override
    public void close() {
        signing.cancel(true);
        clock.shutdownNow();
    }
}
