package stoa.query.platform;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import stoa.query.platform.ViewProcessors.Followed;
import stoa.query.platform.fold.History;
import stoa.query.platform.fold.Mending;
import stoa.vault.ParkedOrders;
import stoa.vault.ParkedOrders.Placed;

/**
 * Carries out what operators want done to parked documents, for the views that this node folds. Every node hears of
 * every order; the one that holds the claim on the view does it, when its view has come to where the document stopped.
 */
public final class ParkedMending implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ParkedMending.class);

    /** After the views, and ended before them. */
    private static final int PHASE = ViewProcessors.PHASE + 1;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("view-mending").factory());
    private final ViewProcessors processors;
    private final ViewProcessors.Parts parts;
    private final ViewSettings settings;
    private final ParkedOrders orders;
    private volatile Optional<ScheduledFuture<?>> looking = Optional.empty();
    private volatile boolean running;

    public ParkedMending(
            ViewProcessors processors, ViewProcessors.Parts parts, ViewSettings settings, ParkedOrders orders) {
        this.processors = processors;
        this.parts = parts;
        this.settings = settings;
        this.orders = orders;
    }

    @Override
    public void start() {
        running = true;
        long interval = settings.claimInterval().toMillis();
        looking = Optional.of(worker.scheduleWithFixedDelay(this::carryOut, interval, interval, TimeUnit.MILLISECONDS));
        orders.onPlaced(this::soon);
    }

    private void soon() {
        try {
            worker.execute(this::carryOut);
        } catch (RejectedExecutionException ended) {
            log.debug("An order came after the end.", ended);
        }
    }

    private void carryOut() {
        try {
            orders.open().forEach(this::carryOut);
        } catch (RuntimeException failure) {
            log.warn("Parked documents are not looked at: {}", failure.toString());
        }
    }

    private void carryOut(Placed placed) {
        Optional<Followed> view = processors.followers().at(placed.order().view());
        if (running && view.filter(this::isOurs).isPresent()) {
            try {
                carryOut(placed, view.get());
            } catch (UnableToClaimTokenException another) {
                log.debug("View {} is folded by another node.", view.get().group(), another);
            } catch (RuntimeException failure) {
                log.warn("Order {} is left for later: {}", placed.act(), failure.toString(), failure);
            }
        }
    }

    private boolean isOurs(Followed view) {
        return parts.lists().reads().ownership(view.group()).holds();
    }

    private void carryOut(Placed placed, Followed view) {
        String document = placed.order().document();
        Mending mending = view.projection().mending(new History(parts.events()));
        if (!mending.isReachable(document)) {
            return;
        }
        String told = "";
        if (placed.order().evicted().isPresent()) {
            long position = placed.order().evicted().getAsLong();
            if (!mending.evict(document, position, placed.act())) {
                orders.close(placed.act(), "not evicted: it does not stop at event " + position);
                return;
            }
            told = "evicted event " + position + ", ";
        }
        told += mending.retry(document, () -> parts.tokens().extendClaim(view.group(), 0));
        orders.close(placed.act(), told);
        log.info("View {}, document {}: {}.", view.group(), document, told);
    }

    @Override
    public void stop() {
        running = false;
        looking.ifPresent(sweep -> sweep.cancel(true));
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
