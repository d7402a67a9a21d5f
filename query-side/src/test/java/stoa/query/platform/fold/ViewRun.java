package stoa.query.platform.fold;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.bson.Document;
import stoa.query.platform.ParkedMending;
import stoa.query.platform.ViewMetrics;
import stoa.query.platform.ViewProcessors;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.MongoTokenStore;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.progress.ProgressSignals;
import stoa.query.platform.read.Ownership;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.View;
import stoa.query.testing.QuerySide.World;

/** One view alone under its real processor. */
final class ViewRun implements AutoCloseable {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final View view;
    private final World world;
    private final ViewReads reads;
    private final ProgressBoard board;
    private final ViewProcessors processors;
    private final ParkedMending mending;

    private ViewRun(View view, World world, ViewStore store, UnaryOperator<TokenStore> tokens) {
        this.view = view;
        this.world = world;
        this.reads = new ViewReads(store, world.settings().claimTimeout());
        this.board = new ProgressBoard(List.of(view));
        ProgressSignals progress = new ProgressSignals(
                world.signals(), board, group -> reads.ownership(group).lost());
        ViewProcessors.Parts parts = new ViewProcessors.Parts(
                world.ledger(), tokens.apply(tokens()), new ViewLists(reads), world.parking(), progress);
        this.processors = new ViewProcessors(List.of(view), parts, world.settings(), meters);
        new ViewMetrics(processors, world.ledger(), board, Clock.systemUTC()).bindTo(meters);
        this.mending = new ParkedMending(
                processors, parts, world.settings(), world.parking().orders());
        processors.start();
        mending.start();
    }

    static ViewRun of(World world) {
        return of(world, new MongoViewStore(world.database()), UnaryOperator.identity());
    }

    static ViewRun of(World world, ViewStore store, UnaryOperator<TokenStore> tokens) {
        return new ViewRun(new Sums(), world, store, tokens);
    }

    /** Another view than {@link Sums}. */
    static ViewRun of(World world, View view) {
        return of(world, view, new MongoViewStore(world.database()));
    }

    static ViewRun of(World world, View view, ViewStore store) {
        return new ViewRun(view, world, store, UnaryOperator.identity());
    }

    /** The view's ranking, or its lists. */
    StoredLists lists() {
        return new ViewLists(reads).of(view.name());
    }

    /** The fold by itself, as an owner holds it that has lost its claim and does not know yet. */
    static DocumentFolding<Long> folding(World world) {
        Sums view = new Sums();
        ViewReads reads = new ViewReads(
                new MongoViewStore(world.database()), world.settings().claimTimeout());
        Parking parking = new Parking(world.parking(), view.name());
        return new DocumentFolding<>(view, reads.documents(view, view.name()), Optional.empty(), parking);
    }

    ViewRun caughtUp() {
        await().until(() -> passed() >= world.ledger().head());
        return this;
    }

    Optional<Long> find(long id) {
        @SuppressWarnings("unchecked") // All of these tests' documents are numbers.
        DocumentView<Long> numbers = (DocumentView<Long>) view;
        return reads.documents(numbers).find(Long.toString(id));
    }

    long passed() {
        return board.passed(view.name().group());
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    static long storedToken(World world) {
        Document token = world.database()
                .getCollection(MongoTokenStore.COLLECTION)
                .find()
                .first();
        return token == null ? -1 : token.getLong("position");
    }

    private MongoTokenStore tokens() {
        Ownership ownership = reads.ownership(view.name().group());
        return new MongoTokenStore(
                world.database(), world.settings().claimTimeout(), new MongoTokenStore.ClaimListener() {
                    @Override
                    public void confirmed(String group, long askedAtNanos) {
                        ownership.confirmed(askedAtNanos);
                    }

                    @Override
                    public void lost(String group) {
                        ownership.lost();
                    }
                });
    }

    @Override
    public void close() {
        mending.stop();
        processors.stop();
    }
}
