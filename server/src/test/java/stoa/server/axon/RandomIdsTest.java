package stoa.server.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class RandomIdsTest {

    private static final int THREADS = 8;
    private static final int IDS_PER_THREAD = 10_000;

    @Test
    void are_what_axon_gives_its_messages() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(RandomIds.class);
    }

    @Test
    void are_random_uuids_by_their_version_and_variant() {
        RandomIds ids = new RandomIds();

        IntStream.range(0, 1_000)
                .mapToObj(i -> UUID.fromString(ids.generateIdentifier()))
                .forEach(id -> {
                    assertThat(id.version()).isEqualTo(4);
                    assertThat(id.variant()).isEqualTo(2);
                });
    }

    @Test
    void differ_within_and_between_threads() throws Exception {
        RandomIds ids = new RandomIds();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Callable<Boolean> drawing = () -> IntStream.range(0, IDS_PER_THREAD)
                .mapToObj(i -> ids.generateIdentifier())
                .allMatch(seen::add);

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> allNew : threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(i -> drawing).toList())) {
                assertThat(allNew.get()).isTrue();
            }
        }

        assertThat(seen).hasSize(THREADS * IDS_PER_THREAD);
    }

    @Test
    void leave_every_other_bit_to_chance() {
        RandomIds ids = new RandomIds();
        long mostOnes = 0;
        long leastOnes = 0;
        long mostZeros = 0;
        long leastZeros = 0;

        for (int i = 0; i < 1_000; i++) {
            UUID id = UUID.fromString(ids.generateIdentifier());
            mostOnes |= id.getMostSignificantBits();
            leastOnes |= id.getLeastSignificantBits();
            mostZeros |= ~id.getMostSignificantBits();
            leastZeros |= ~id.getLeastSignificantBits();
        }

        assertThat(Long.bitCount(mostOnes & mostZeros)).isEqualTo(60);
        assertThat(Long.bitCount(leastOnes & leastZeros)).isEqualTo(62);
    }
}
