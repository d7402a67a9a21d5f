package stoa.query.platform.rebuild;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import stoa.api.view.ViewRebuilds;
import stoa.api.view.ViewState;
import stoa.query.platform.Besides;
import stoa.query.platform.LiveVersions;
import stoa.query.platform.Rebuilds;
import stoa.query.platform.ViewProcessors;
import stoa.query.platform.ViewStates;
import stoa.query.platform.compare.Diffs;
import stoa.query.platform.compare.Log;
import stoa.query.platform.compare.StoredParts;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.MongoTokenStore;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.progress.ProgressSignals;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;
import stoa.query.testing.QuerySide.World;

/** One view on one node, with what operators can do about it. */
final class RebuildRun implements AutoCloseable {

    static final String VIEW = "test-totals";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Totals view = new Totals();
    private final World world;
    private final ViewReads reads;
    private final LiveDocuments<Long> totals;
    private final ProgressBoard board;
    private final ViewProcessors processors;
    private final Besides besides;
    private final Rebuilds rebuilds;

    private RebuildRun(World world, ViewStore store) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        List<Totals> views = List.of(view);
        this.world = world;
        this.reads = new ViewReads(store, world.settings().claimTimeout());
        this.totals = reads.documents(view);
        this.board = new ProgressBoard(views);
        new LiveVersions(views, world.versions(), board).read(reads);
        ProgressSignals progress = new ProgressSignals(
                world.signals(), board, group -> reads.ownership(group).lost());
        ViewProcessors.Parts parts =
                new ViewProcessors.Parts(world.ledger(), tokens(), new ViewLists(reads), world.parking(), progress);
        this.processors = new ViewProcessors(views, parts, world.settings(), meters);
        ViewCollections collections = new ViewCollections(world.database());
        this.besides = new Besides(views, world.versions(), processors, collections, board);
        ViewStates states = new ViewStates(parts, besides, collections, board, Clock.systemUTC());
        StoredParts stored = new StoredParts(store, collections);
        Log log = new Log(world.ledger(), board);
        Diffs diffs = new Diffs(stored, collections, log);
        this.rebuilds = new Rebuilds(views, world.versions(), besides, states, diffs);
        processors.start();
        besides.start();
    }

    static RebuildRun of(World world) {
        return of(world, new MongoViewStore(world.database()));
    }

    static RebuildRun of(World world, ViewStore store) {
        RebuildRun run = new RebuildRun(world, store);
        await().atMost(PATIENCE)
                .until(() -> run.board.passed(run.view) >= world.ledger().head());
        return run;
    }

    private MongoTokenStore tokens() {
        return new MongoTokenStore(
                world.database(), world.settings().claimTimeout(), new MongoTokenStore.ClaimListener() {
                    @Override
                    public void confirmed(String group, long askedAtNanos) {
                        reads.ownership(group).confirmed(askedAtNanos);
                    }

                    @Override
                    public void lost(String group) {
                        reads.ownership(group).lost();
                    }
                });
    }

    Totals view() {
        return view;
    }

    ViewRebuilds rebuilds() {
        return rebuilds;
    }

    ViewState state() {
        return rebuilds.get(VIEW);
    }

    /** Waits until there is a version beside in this state. */
    RebuildRun until(String state) {
        await().atMost(PATIENCE).until(() -> state().beside()
                .map(ViewState.Version::state)
                .filter(state::equals)
                .isPresent());
        return this;
    }

    RebuildRun untilDropped() {
        await().atMost(PATIENCE).until(() -> state().beside().isEmpty());
        return this;
    }

    /** What is read, as clients would. */
    Optional<Long> find(long post) {
        return totals.find(Long.toString(post));
    }

    /** Changes a document of the first fill behind the view's back. */
    void plant(long post, long sum) {
        world.database()
                .getCollection(view.name().collection())
                .updateOne(new Document("_id", Long.toString(post)), new Document("$set", new Document("sum", sum)));
        reads.ownership(view.name().group()).lost();
    }

    ProgressBoard board() {
        return board;
    }

    @Override
    public void close() {
        besides.stop();
        processors.stop();
    }
}
