package stoa.vault.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SealingTest {

    private final SecretKey key = MasterKey.random().keyFor("test");

    @Test
    void what_was_sealed_opens_again_and_never_looks_the_same_twice() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] plain = new byte[random.nextInt(2_000)];
            random.nextBytes(plain);

            byte[] sealed = Sealing.seal(key, "row " + i, plain);

            assertThat(Sealing.open(key, "row " + i, sealed))
                    .as("seed %d", seed)
                    .isEqualTo(plain);
            assertThat(sealed).as("seed %d", seed).isNotEqualTo(Sealing.seal(key, "row " + i, plain));
        }
    }

    @Test
    void any_changed_bit_another_owner_or_another_key_keeps_it_closed() {
        byte[] sealed = Sealing.seal(key, "row", "secret".getBytes(UTF_8));

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Sealing.open(key, "row", changed)).isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> Sealing.open(key, "other row", sealed)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> Sealing.open(MasterKey.random().keyFor("test"), "row", sealed))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> Sealing.open(key, "row", new byte[0])).isInstanceOf(SealBrokenException.class);
    }
}
