package stoa.bench.sockets;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import stoa.bench.http.SetUp;
import stoa.bench.platform.Callers;

/**
 * Messages between random pairs at a steady rate, whatever becomes of those before, each timed from the moment at which
 * it was due until it has arrived on the recipient's socket. Each has a number, by which is seen whether it arrived,
 * once, on the sender's socket and on the recipient's.
 */
final class Talk implements Fleet.Traffic {

    private static final Pattern NUMBER = Pattern.compile("\"content\":\"(\\d+) ");
    private static final Duration STRAGGLERS = Duration.ofSeconds(10);
    private static final String REST = "Whoever walks under the colonnade hears every argument twice.";

    private final List<SetUp.User> people;
    private final Pairs pairs;
    private final RandomGenerator random;
    private final long start = System.nanoTime();
    private final long interval;
    private final int count;
    private final long[] due;
    private final SetUp.User[] recipients;
    private final byte[] echoes;
    private final byte[] arrivals;
    private final Histogram nanos = Callers.newHistogram();
    private int sent;
    private int expected;
    private int misdirected;

    Talk(List<SetUp.User> people, Pairs pairs, RandomGenerator random, int perSecond, Duration time) {
        this.people = people;
        this.pairs = pairs;
        this.random = random;
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.count = Math.toIntExact(time.toNanos() / interval);
        this.due = new long[count];
        this.recipients = new SetUp.User[count];
        this.echoes = new byte[count];
        this.arrivals = new byte[count];
        this.expected = 2 * count;
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
    public void sendNext(List<Line> lines) throws IOException {
        if (sent == count) {
            return;
        }
        Pairs.Pair pair = pairs.all().get(random.nextInt(pairs.all().size()));
        boolean turned = random.nextBoolean();
        int from = turned ? pair.other() : pair.one();
        SetUp.User to = people.get(turned ? pair.one() : pair.other());
        due[sent] = nextDue();
        recipients[sent] = to;
        lines.get(from).send("""
                        {"type":"message","session_id":"%s","session_type":1,"message_from":"%s","message_to":"%s",\
                        "content":"%d %s"}""".formatted(pair.session(), people.get(from).id(), to.id(), sent, REST));
        sent++;
    }

    @Override
    public void received(Line line, String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new IllegalStateException("a socket was sent " + text);
        }
        int message = Integer.parseInt(number.group(1));
        if (line.owner().equals(recipients[message])) {
            if (arrivals[message]++ == 0) {
                nanos.recordValue(Math.max(0, System.nanoTime() - due[message]));
            }
        } else if (text.contains("\"message_from\":\"" + line.owner().id() + "\"")) {
            echoes[message]++;
        } else {
            misdirected++;
        }
        expected--;
    }

    int count() {
        return count;
    }

    Histogram nanos() {
        return nanos;
    }

    /** Messages that did not arrive, or whose sender saw no echo. */
    int lost() {
        return count(0);
    }

    /** Messages that came twice to somebody, or to somebody else. */
    int tooMany() {
        int more = misdirected;
        for (int message = 0; message < count; message++) {
            more += arrivals[message] > 1 || echoes[message] > 1 ? 1 : 0;
        }
        return more;
    }

    private int count(int times) {
        int found = 0;
        for (int message = 0; message < count; message++) {
            found += arrivals[message] == times || echoes[message] == times ? 1 : 0;
        }
        return found;
    }
}
