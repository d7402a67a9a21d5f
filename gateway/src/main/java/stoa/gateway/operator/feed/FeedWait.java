package stoa.gateway.operator.feed;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.EventFeed.Excerpt;

/** The wait for the first event that somebody selected: no thread is held, and what was looked at is not again. */
final class FeedWait {

    private static final Logger log = LoggerFactory.getLogger(FeedWait.class);
    private static final int PAGE = 256;

    private final AtomicBoolean looking = new AtomicBoolean();
    private final EventFeed feed;
    private final FeedQuestion question;
    private final FeedAnswer answer;
    private final ScheduledExecutorService worker;
    private volatile Runnable stop = () -> {};
    private volatile boolean over;
    private long position;

    FeedWait(EventFeed feed, FeedQuestion question, FeedAnswer answer, ScheduledExecutorService worker) {
        this.feed = feed;
        this.question = question;
        this.answer = answer;
        this.worker = worker;
        this.position = question.after();
    }

    void begin() {
        if (question.patience().isZero()) {
            answer.begin(position);
            return;
        }
        Runnable unsubscribe = feed.onAppended(this::soon);
        Future<?> timer = worker.schedule(this::end, question.patience().toNanos(), TimeUnit.NANOSECONDS);
        stop = () -> {
            unsubscribe.run();
            timer.cancel(false);
        };
        answer.onEnd(this::leave);
        soon();
    }

    private void leave() {
        over = true;
        stop.run();
    }

    /** Called for each commit; looked for once for all that come meanwhile. */
    private void soon() {
        if (looking.compareAndSet(false, true)) {
            try {
                worker.execute(this::look);
            } catch (RejectedExecutionException goingDown) {
                log.debug("Nobody waits for events any more.", goingDown);
            }
        }
    }

    private void look() {
        looking.set(false);
        if (over) {
            return;
        }
        try {
            for (long head = feed.head(); position < head && !over; ) {
                Excerpt excerpt = feed.after(position, PAGE, question.selection());
                if (!excerpt.events().isEmpty() || excerpt.upTo() == position) {
                    end();
                } else {
                    position = excerpt.upTo();
                }
            }
        } catch (RuntimeException failure) {
            log.warn("The feed can not be read at present: {}", failure.toString());
            end();
        }
    }

    private void end() {
        if (!over) {
            leave();
            answer.begin(position);
        }
    }
}
