package stoa.bench.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Measures contestants in turns (A B A B …), so that whatever slows the machine for a while slows all of them, and
 * takes each one's median.
 */
public final class Rounds {

    private final int rounds;
    private final CpuTime cpu;
    private final Map<String, Callable<Measured>> contestants = new LinkedHashMap<>();
    private final Map<String, List<Measured>> found = new LinkedHashMap<>();

    /** @param cpu of all processes that take part, the load generator apart where it can be told from them */
    public Rounds(int rounds, CpuTime cpu) {
        this.rounds = rounds;
        this.cpu = cpu;
    }

    public Rounds add(String name, Callable<Measured> oneRound) {
        contestants.put(name, oneRound);
        return this;
    }

    /** Medians by contestant, after one round of each that only warms up. */
    public Map<String, Measured> run() throws Exception {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Callable<Measured>> contestant : contestants.entrySet()) {
                double before = cpu.seconds();
                Measured measured = contestant.getValue().call();
                measured = measured.using(cpu.seconds() - before);
                if (round > 0) {
                    found.computeIfAbsent(contestant.getKey(), ignored -> new ArrayList<>())
                            .add(measured);
                }
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        found.forEach((name, all) -> medians.put(name, Measured.median(all)));
        return medians;
    }

    /** How many times as much one did in a second as the other, in the round in the middle by that. */
    public double ratio(String one, String other) {
        return IntStream.range(0, rounds)
                .mapToDouble(round -> found.get(one).get(round).perSecond()
                        / found.get(other).get(round).perSecond())
                .sorted()
                .skip(rounds / 2)
                .findFirst()
                .orElseThrow();
    }

    /** The 99th percentile in the round in the middle by that: one disturbed round does not move it. */
    public double p99(String name) {
        return found.get(name).stream()
                .mapToDouble(Measured::p99)
                .sorted()
                .skip(rounds / 2)
                .findFirst()
                .orElseThrow();
    }
}
