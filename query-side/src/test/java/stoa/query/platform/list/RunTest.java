package stoa.query.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.query.platform.view.Entry;

class RunTest {

    static LongStream seeds() {
        return LongStream.of(1, 2, Long.getLong("stoa.seed", System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void is_stored_as_its_entries_are_however_it_came_to_have_them(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NavigableSet<Entry> expected = new TreeSet<>();
        Run run = Run.EMPTY;
        for (int step = 0; step < 500; step++) {
            NavigableMap<Entry, Boolean> changes = new TreeMap<>();
            // Mostly behind the end, as lists grow; sometimes anywhere, or out of the middle.
            boolean anywhere = random.nextInt(5) == 0;
            for (int i = random.nextInt(4); i >= 0; i--) {
                long rank = anywhere ? random.nextLong(-10, 10L * step + 1) : 10L * step + i;
                changes.put(new Entry(rank, random.nextLong(1, 50)), !anywhere || random.nextBoolean());
            }
            run = run.with(changes);
            changes.forEach((entry, present) -> {
                if (present) {
                    expected.add(entry);
                } else {
                    expected.remove(entry);
                }
            });
            if (random.nextBoolean()) {
                assertThat(Run.decode(run.encoded())).isEqualTo(run);
            }
        }
        Run stored = Run.decode(run.encoded());
        assertThat(stored.size()).isEqualTo(expected.size());
        int index = 0;
        for (Entry entry : expected) {
            assertThat(stored.entry(index++)).isEqualTo(entry);
        }
    }
}
