package stoa.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void percentiles_are_in_milliseconds_and_the_rate_is_per_second() {
        Histogram nanos = Callers.newHistogram();
        for (int i = 1; i <= 100; i++) {
            nanos.recordValue(i * 1_000_000L);
        }

        Measured measured = Measured.of(nanos, 4);

        assertThat(measured.perSecond()).isEqualTo(25);
        assertThat(measured.p50()).isBetween(49.9, 50.2);
        assertThat(measured.p99()).isBetween(98.9, 99.3);
    }

    @Test
    void one_disturbed_round_does_not_move_the_median() {
        List<Measured> rounds = List.of(rate(100), rate(3), rate(101));

        assertThat(Measured.median(rounds).perSecond()).isEqualTo(100);
    }

    @Test
    void contestants_take_turns_and_their_first_round_does_not_count() throws Exception {
        StringBuilder order = new StringBuilder();
        Queue<Integer> rates = new ArrayDeque<>(List.of(1, 9, 5));

        Map<String, Measured> found = new Rounds(2, new CpuTime())
                .add("a", () -> {
                    order.append('a');
                    return rate(rates.remove());
                })
                .add("b", () -> {
                    order.append('b');
                    return rate(7);
                })
                .run();

        assertThat(order).hasToString("ababab");
        assertThat(found.get("a").perSecond()).isEqualTo(9);
        assertThat(found.get("b").perSecond()).isEqualTo(7);
    }

    /** Whatever slows the machine for a round slows both. */
    @Test
    void contestants_are_compared_round_by_round() throws Exception {
        Queue<Integer> ones = new ArrayDeque<>(List.of(1, 10, 40, 90));
        Queue<Integer> others = new ArrayDeque<>(List.of(1, 10, 20, 30));
        Rounds rounds = new Rounds(3, new CpuTime())
                .add("one", () -> rate(ones.remove()))
                .add("other", () -> rate(others.remove()));
        rounds.run();

        assertThat(rounds.ratio("one", "other")).isEqualTo(2);
    }

    @Test
    void the_tail_is_that_of_the_round_in_the_middle_by_it() throws Exception {
        Queue<Double> tails = new ArrayDeque<>(List.of(500.0, 70.0, 300.0, 60.0));
        Rounds rounds = new Rounds(3, new CpuTime()).add("one", () -> new Measured(9, 1, tails.remove(), 10, 0));
        rounds.run();

        assertThat(rounds.p99("one")).isEqualTo(70);
    }

    private static Measured rate(double perSecond) {
        return new Measured(perSecond, 1, 2, 10, 0);
    }
}
