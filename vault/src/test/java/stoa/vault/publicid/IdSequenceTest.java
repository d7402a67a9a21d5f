package stoa.vault.publicid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdSequenceTest {

    private static final long NOW = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli() - IdSequence.EPOCH_MILLIS;
    private static final long AHEAD = 250;
    private static final int THREADS = 16;

    @Test
    void ids_have_16_digits_and_fit_into_javascript_until_2084() {
        long last = Instant.parse("2084-01-01T00:00:00Z").toEpochMilli() - IdSequence.EPOCH_MILLIS;

        long first = new IdSequence(0, NOW, NOW).next(NOW, AHEAD).orElseThrow();
        long latest = new IdSequence(31, last, last).next(last, AHEAD).orElseThrow();

        assertThat(Long.toString(first)).hasSize(16);
        assertThat(Long.toString(latest)).hasSize(16);
        assertThat(latest).isLessThan(1L << 53);
    }

    @Test
    void nothing_is_given_out_beyond_the_grant_or_too_far_ahead_of_the_time() {
        IdSequence granted = new IdSequence(3, NOW, NOW);
        IdSequence hurried = new IdSequence(3, NOW, NOW + 10_000);

        assertThat(drain(granted, NOW)).hasSize(128);
        assertThat(granted.next(NOW + 1, AHEAD)).isEmpty();
        assertThat(drain(hurried, NOW)).hasSize(128 * 251);

        granted.grant(NOW + 1);
        assertThat(granted.next(NOW + 1, AHEAD)).isPresent();
    }

    @Test
    void a_closed_sequence_gives_out_nothing_even_if_a_late_grant_comes() {
        IdSequence sequence = new IdSequence(3, NOW, NOW + 10);
        sequence.next(NOW + 5, AHEAD);

        assertThat(sequence.close()).isEqualTo(NOW + 5);

        sequence.grant(NOW + 1_000);
        assertThat(sequence.next(NOW + 6, AHEAD)).isEmpty();
    }

    /** Many threads, a clock that jumps to and fro, and tenures that follow one another as the lease has them. */
    @Test
    void ids_never_repeat_and_never_go_back_whatever_the_clock_does() throws Exception {
        for (int round = 0; round < 20; round++) {
            long seed = new Random().nextLong();
            runRound(new Random(seed), "seed " + seed);
        }
    }

    private static void runRound(Random random, String seed) throws Exception {
        AtomicLong clock = new AtomicLong(NOW);
        long highWater = NOW;
        Set<Long> all = new HashSet<>();
        long greatestBefore = 0;
        for (int tenure = 0; tenure < 4; tenure++) {
            IdSequence sequence = new IdSequence(7, highWater + 1, highWater + 1 + random.nextInt(500));
            List<List<Long>> drawn = drawByMany(sequence, clock, random.nextLong());
            for (List<Long> ofThread : drawn) {
                assertThat(ofThread).as(seed).isSorted();
                List<Long> again = ofThread.stream().filter(id -> !all.add(id)).toList();
                assertThat(again).as("%s: given out twice", seed).isEmpty();
                if (!ofThread.isEmpty()) {
                    assertThat(ofThread.getFirst()).as(seed).isGreaterThan(greatestBefore);
                }
            }
            greatestBefore = drawn.stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(greatestBefore);
            // After a crash only the grant is known; after a clean end, the last millisecond used.
            highWater = random.nextBoolean() ? sequence.grantedMillis() : sequence.close();
        }
        assertThat(all).as(seed).isNotEmpty();
    }

    private static List<List<Long>> drawByMany(IdSequence sequence, AtomicLong clock, long seed) throws Exception {
        List<List<Long>> drawn = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random own = new Random(seed + i);
                running.add(threads.submit(() -> drawSome(sequence, clock, own)));
            }
            for (Future<List<Long>> thread : running) {
                drawn.add(thread.get());
            }
        }
        return drawn;
    }

    private static List<Long> drawSome(IdSequence sequence, AtomicLong clock, Random random) {
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            if (random.nextInt(50) == 0) {
                clock.addAndGet(random.nextInt(-30, 60));
            }
            if (random.nextInt(500) == 0) {
                sequence.grant(clock.get() + random.nextInt(200));
            }
            OptionalLong id = sequence.next(clock.get(), AHEAD);
            id.ifPresent(drawn::add);
        }
        return drawn;
    }

    private static List<Long> drain(IdSequence sequence, long now) {
        List<Long> drained = new ArrayList<>();
        for (OptionalLong id = sequence.next(now, AHEAD); id.isPresent(); id = sequence.next(now, AHEAD)) {
            drained.add(id.getAsLong());
        }
        return drained;
    }
}
