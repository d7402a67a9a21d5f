package stoa.query.platform.progress;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/** One view's position, and who waits for which: each is woken once, by the advance that reaches it. */
final class Gate {

    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::position));
    private volatile long passed = ProgressBoard.NOTHING;

    private record Waiting(long position, CountDownLatch latch) {}

    long passed() {
        return passed;
    }

    synchronized void advance(long position) {
        if (position <= passed) {
            return;
        }
        passed = position;
        while (!queue.isEmpty() && queue.peek().position() <= position) {
            queue.poll().latch().countDown();
        }
    }

    synchronized void onPassed(long position, CountDownLatch latch) {
        if (passed >= position) {
            latch.countDown();
        } else {
            queue.add(new Waiting(position, latch));
        }
    }

    synchronized void forget(CountDownLatch latch) {
        if (latch.getCount() > 0) {
            queue.removeIf(waiting -> waiting.latch() == latch);
        }
    }
}
