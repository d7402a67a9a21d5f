package stoa.query.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.query.platform.ViewProcessors.Followed;
import stoa.query.platform.progress.ProgressBoard;

/**
 * The version of a view beside the one that is read, on this node: takes the log in by chunks as long as it is far
 * behind, then follows it. Another node may be the one that folds it; then this one stands by.
 */
final class Beside {

    private static final Logger log = LoggerFactory.getLogger(Beside.class);

    private final Followed followed;
    private final ViewProcessors processors;
    private final ProgressBoard board;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final long startedAt = System.nanoTime();
    private volatile boolean follows;
    private volatile boolean caughtUp;
    private volatile boolean live;

    /**
     * @param follows whether its processor is at work already
     */
    Beside(Followed followed, boolean follows, ViewProcessors processors, ProgressBoard board) {
        this.followed = followed;
        this.follows = follows;
        this.caughtUp = follows;
        this.processors = processors;
        this.board = board;
    }

    Followed followed() {
        return followed;
    }

    /** Whether it has come to the log's end since it is at work here. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** Whether nothing of it is at work here any more. */
    boolean finished() {
        return finished.getCount() == 0;
    }

    /** Events per second since this node has begun; 0 where another node does the work. */
    long perSecond() {
        long from = followed.track().startedFrom();
        double seconds = Math.max(1e-3, (System.nanoTime() - startedAt) / 1e9);
        return from < 0 ? 0 : (long) ((board.passed(followed.group()) - from) / seconds);
    }

    /**
     * @param onCaughtUp told when it has come to the log's end
     * @param onFinished told when it was ended and nothing of it is at work any more
     */
    void start(Runnable onCaughtUp, Runnable onFinished) {
        Thread.ofPlatform().daemon().name("view-" + followed.group()).start(() -> {
            try {
                if (!follows) {
                    fill(onCaughtUp);
                }
                ended.await();
            } catch (InterruptedException | RuntimeException failure) {
                log.warn("Version {} is not filled here: {}", followed.group(), failure.toString());
            } finally {
                leave();
                finished.countDown();
                onFinished.run();
            }
        });
    }

    private void fill(Runnable onCaughtUp) throws InterruptedException {
        Duration pause = processors.settings().claimInterval();
        CatchUp catchUp = new CatchUp(processors.parts(), processors.settings(), this::goesOn);
        // What is read comes first, as after a start.
        while (isFarBehind(board.passed(followed.view())) && !waitedToEnd(pause)) {
            log.debug("Version {} waits for the one that is read", followed.group());
        }
        do {
            catchUp.run(List.of(followed));
        } while (isFarBehind(board.passed(followed.group())) && !waitedToEnd(pause));
        if (!goesOn()) {
            return;
        }
        follows = true;
        followed.processor().start();
        long goal = head();
        while (goesOn() && !board.awaitPassed(goal, followed.version(), pause)) {
            log.debug("Version {} is not at {} yet", followed.group(), goal);
        }
        if (goesOn()) {
            caughtUp = true;
            onCaughtUp.run();
        }
    }

    private boolean waitedToEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isFarBehind(long passed) {
        return head() - passed >= processors.settings().catchUp().from();
    }

    private long head() {
        return ViewLag.positionOf(processors.parts().events().createHeadToken());
    }

    private boolean goesOn() {
        return ended.getCount() > 0;
    }

    /** It is to stand still from now on; returns at once. */
    void end() {
        ended.countDown();
    }

    /** It is the version that is read from now on: it goes on, but is no concern of this any more. */
    void becomeLive() {
        live = true;
        followed.parking().tolerate();
        ended.countDown();
    }

    boolean awaitFinished(Duration atMost) throws InterruptedException {
        return finished.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leave() {
        if (live) {
            if (!follows) {
                followed.processor().start();
            }
        } else if (follows) {
            processors.followers().stop(List.of(followed));
        } else {
            release();
            processors.followers().stop(List.of(followed));
        }
    }

    private void release() {
        try {
            processors.parts().tokens().releaseClaim(followed.group(), 0);
        } catch (UnableToClaimTokenException notOurs) {
            log.debug("Version {} was not claimed by this node", followed.group(), notOurs);
        }
    }
}
