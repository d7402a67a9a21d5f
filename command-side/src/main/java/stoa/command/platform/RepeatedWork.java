package stoa.command.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Something that is looked after again and again while the service runs, on one thread of its own: what fails is tried
 * again after the next pause. It begins once commands can be sent.
 */
public abstract class RepeatedWork implements SmartLifecycle {

    /** After Axon, which subscribes the handlers of commands 3 072 phases before the last. */
    private static final int PHASE = Integer.MAX_VALUE - 3_000;

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedWork.class);
    private static final Duration LAST_CALL = Duration.ofSeconds(1);

    private final String name;
    private final Duration pause;
    private volatile Thread thread;
    private boolean failing;

    protected RepeatedWork(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Does what there is to do; whether there is more, which does not wait for the next time. */
    protected abstract boolean work();

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.start();
    }

    private void run() {
        while (isRunning()) {
            if (!tolerantly()) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
    }

    private boolean tolerantly() {
        try {
            boolean more = work();
            failing = false;
            return more;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("{} fails at present and is tried again every {} ms", name, pause.toMillis(), failure);
            }
            failing = true;
            return false;
        }
    }

    /** What is being done is done to its end, if that takes no more than a second. */
    @Override
    public void stop() {
        Thread last = thread;
        thread = null;
        if (last == null) {
            return;
        }
        LockSupport.unpark(last);
        try {
            last.join(LAST_CALL);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
