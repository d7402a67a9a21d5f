package stoa.command.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of those who want the same thing. A line in which somebody stands is dealt with by one task, which takes all
 * who are there, in the order in which they came, and then those who came meanwhile, until nobody is left. Nobody waits
 * for more to come, and nobody's thread is held while they stand.
 */
final class Lines<E> {

    private static final Logger log = LoggerFactory.getLogger(Lines.class);

    private final int atOnce;
    private final Executor tasks;
    private final ConcurrentMap<String, Deque<E>> lines = new ConcurrentHashMap<>();

    /**
     * @param atOnce so many are dealt with at once at most
     */
    Lines(int atOnce, Executor tasks) {
        this.atOnce = atOnce;
        this.tasks = tasks;
    }

    /** Has {@code one} dealt with after all who stand in the line. */
    void stand(String line, E one, Consumer<List<E>> deal) {
        AtomicBoolean first = new AtomicBoolean();
        lines.compute(line, (name, standing) -> {
            first.set(standing == null);
            Deque<E> waiting = standing == null ? new ArrayDeque<>() : standing;
            waiting.add(one);
            return waiting;
        });
        if (first.get()) {
            tasks.execute(() -> dealWithAll(line, deal));
        }
    }

    private void dealWithAll(String line, Consumer<List<E>> deal) {
        List<E> taken = take(line);
        while (!taken.isEmpty()) {
            try {
                deal.accept(taken);
            } catch (RuntimeException | Error failure) {
                // A line whose task has ended would stand for ever.
                log.error("{} who stood in line {} were not dealt with", taken.size(), line, failure);
            }
            taken = take(line);
        }
    }

    /** The next in line; a line in which nobody stands any more is forgotten, and whoever comes is the first again. */
    private List<E> take(String line) {
        List<E> taken = new ArrayList<>();
        lines.computeIfPresent(line, (name, waiting) -> {
            while (taken.size() < atOnce && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken.isEmpty() ? null : waiting;
        });
        return taken;
    }
}
