package stoa.query.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import stoa.query.platform.fold.Parking;
import stoa.query.platform.fold.Projection;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.progress.ProgressSignals;
import stoa.query.platform.progress.ViewTrack;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ParkedDocuments;

/** Runs the versions of all views that are read: one processor for each, on whichever node claims it. */
public final class ViewProcessors implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ViewProcessors.class);

    /** Views fill before the web server takes requests, and stop after it. */
    public static final int PHASE = 0;

    private final Map<String, Followed> views = new ConcurrentHashMap<>();
    private final Followers followers;
    private final Parts parts;
    private final ViewSettings settings;
    private volatile boolean running;

    /** What the processors are made of. */
    public record Parts(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens,
            ViewLists lists,
            ParkedDocuments parked,
            ProgressSignals progress) {}

    /** One version of a view at work on this node. */
    record Followed(
            View view,
            ViewName version,
            ViewTrack track,
            Parking parking,
            Projection projection,
            PooledStreamingEventProcessor processor) {

        String group() {
            return version.group();
        }
    }

    public ViewProcessors(Collection<? extends View> views, Parts parts, ViewSettings settings, MeterRegistry meters) {
        this.parts = parts;
        this.settings = settings;
        this.followers = new Followers(parts, settings, meters);
        views.forEach(view -> this.views.put(
                view.name().code(),
                followers.follow(view, parts.lists().reads().live(view).name())));
    }

    /** The versions that are read, by the code of their view. */
    Map<String, Followed> views() {
        return views;
    }

    /** What follows other versions for this node too. */
    Followers followers() {
        return followers;
    }

    Parts parts() {
        return parts;
    }

    ViewSettings settings() {
        return settings;
    }

    /** Another version is the one that is read; returns the one that was, which goes on. */
    Followed exchange(Followed next) {
        synchronized (views) {
            return views.replace(next.version().code(), next);
        }
    }

    @Override
    public void start() {
        running = true;
        parts.progress().start();
        Thread.ofPlatform().daemon().name("view-catch-up").start(this::catchUpThenFollow);
    }

    private void catchUpThenFollow() {
        try {
            new CatchUp(parts, settings, () -> running).run(views.values());
        } catch (InterruptedException ended) {
            return;
        } catch (RuntimeException failure) {
            log.warn("The views go on event by event: {}", failure.toString());
        }
        synchronized (views) {
            if (running) {
                views.values().forEach(followed -> followed.processor().start());
            }
        }
    }

    @Override
    public void stop() {
        synchronized (views) {
            running = false;
        }
        followers.stop(views.values());
        parts.progress().close();
        followers.close();
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
