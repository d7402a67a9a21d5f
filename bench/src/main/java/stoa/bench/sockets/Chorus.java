package stoa.bench.sockets;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import stoa.bench.platform.Callers;

/**
 * Messages to one group by random members at a steady rate, whatever becomes of those before, each timed from the
 * moment at which it was due until it has arrived on each other member's socket. Each has a number, by which is seen
 * whether it arrived at everybody, once, and whether its sender was told so, once, and was not shown it.
 */
final class Chorus implements Fleet.Traffic {

    private static final Pattern NUMBER = Pattern.compile("\"content\":\"(\\d+) ");
    private static final Duration STRAGGLERS = Duration.ofSeconds(20);
    private static final String REST = "Whoever walks under the colonnade hears every argument twice.";

    private final String group;
    private final List<Line> lines;
    private final IdentityHashMap<Line, Integer> numbers = new IdentityHashMap<>();
    private final RandomGenerator random;
    private final long start = System.nanoTime();
    private final long interval;
    private final int count;
    private final long[] due;
    private final int[] senders;
    private final byte[] acks;
    private final BitSet[] arrivals;
    private final Histogram deliveries = Callers.newHistogram();
    private final Histogram answers = Callers.newHistogram();
    private int sent;
    private long expected;
    private int tooMany;

    Chorus(String group, List<Line> lines, RandomGenerator random, int perSecond, Duration time) {
        this.group = group;
        this.lines = lines;
        this.random = random;
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.count = Math.toIntExact(time.toNanos() / interval);
        this.due = new long[count];
        this.senders = new int[count];
        this.acks = new byte[count];
        this.arrivals =
                IntStream.range(0, count).mapToObj(message -> new BitSet()).toArray(BitSet[]::new);
        this.expected = (long) count * lines.size();
        IntStream.range(0, lines.size()).forEach(number -> numbers.put(lines.get(number), number));
    }

    @Override
    public long nextDue() {
        return sent < count ? start + sent * interval : deadline();
    }

    private long deadline() {
        return start + count * interval + STRAGGLERS.toNanos();
    }

    @Override
    public boolean isOver() {
        return sent == count && (expected == 0 || System.nanoTime() - deadline() > 0);
    }

    @Override
    public void sendNext(List<Line> ignored) throws IOException {
        if (sent == count) {
            return;
        }
        int sender = random.nextInt(lines.size());
        due[sent] = nextDue();
        senders[sent] = sender;
        lines.get(sender).send("""
                {"type":"text","group_id":"%s","client_id":"c","content":"%d %s"}""".formatted(group, sent, REST));
        sent++;
    }

    @Override
    public void received(Line line, String text) {
        Matcher found = NUMBER.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("a socket was sent " + text);
        }
        int message = Integer.parseInt(found.group(1));
        int reader = numbers.get(line);
        long nanos = Math.max(0, System.nanoTime() - due[message]);
        boolean own = reader == senders[message];
        expected--;
        if (own != text.startsWith("{\"type\":\"ack\"")) {
            tooMany++;
        } else if (own) {
            tooMany += acks[message]++ == 0 ? 0 : 1;
            answers.recordValue(nanos);
        } else if (arrivals[message].get(reader)) {
            tooMany++;
        } else {
            arrivals[message].set(reader);
            deliveries.recordValue(nanos);
        }
    }

    int count() {
        return count;
    }

    /** From when a message was due to its arrival at another member. */
    Histogram deliveries() {
        return deliveries;
    }

    /** From when a message was due to its sender's knowing that it is stored. */
    Histogram answers() {
        return answers;
    }

    /** Messages that did not arrive at somebody, for each to whom they did not, and whose senders were told nothing. */
    long lost() {
        long arrived = IntStream.range(0, count)
                .mapToLong(message -> arrivals[message].cardinality() + Math.min(acks[message], 1))
                .sum();
        return (long) count * lines.size() - arrived;
    }

    /** Messages that came twice to somebody, or to their own senders. */
    int tooMany() {
        return tooMany;
    }
}
