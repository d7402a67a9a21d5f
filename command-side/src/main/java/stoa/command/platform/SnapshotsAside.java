package stoa.command.platform;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Has states put down on a thread of its own, after what they follow from is durable: whoever waits for a decision on
 * a busy stream does not wait while thousands of its events are read.
 */
final class SnapshotsAside implements Snapshotter {

    private final Snapshotter snapshotter;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("snapshots-", 0).factory());

    SnapshotsAside(Snapshotter snapshotter) {
        this.snapshotter = snapshotter;
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void scheduleSnapshot(Class<?> type, String stream) {
        boolean uncommitted =
                CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.COMMIT);
        if (uncommitted) {
            CurrentUnitOfWork.get().afterCommit(durable -> aside(type, stream));
        } else {
            aside(type, stream);
        }
    }

    private void aside(Class<?> type, String stream) {
        thread.execute(() -> snapshotter.scheduleSnapshot(type, stream));
    }
}
