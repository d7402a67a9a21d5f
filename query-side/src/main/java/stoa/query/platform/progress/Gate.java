package stoa.query.platform.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One view's position, and who waits for which: each is woken once, by the advance that reaches it. Nobody is woken
 * under the lock, and who was woken does not come back for it: a batch wakes hundreds at once.
 */
final class Gate {

    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::position));
    private volatile long passed = ProgressBoard.NOTHING;

    private record Waiting(long position, Runnable woken) {}

    long passed() {
        return passed;
    }

    void advance(long position) {
        // Almost every advance is news, and told by the one thread that folds the view.
        if (position > passed) {
            reached(position).forEach(Runnable::run);
        }
    }

    private synchronized List<Runnable> reached(long position) {
        if (position <= passed) {
            return List.of();
        }
        passed = position;
        List<Runnable> reached = new ArrayList<>();
        while (!queue.isEmpty() && queue.peek().position() <= position) {
            reached.add(queue.poll().woken());
        }
        return reached;
    }

    void onPassed(long position, Runnable woken) {
        if (passed >= position || !queued(position, woken)) {
            woken.run();
        }
    }

    private synchronized boolean queued(long position, Runnable woken) {
        return passed < position && queue.add(new Waiting(position, woken));
    }

    /** Whoever has waited long enough. */
    synchronized void forget(Runnable woken) {
        queue.removeIf(waiting -> waiting.woken() == woken);
    }
}
