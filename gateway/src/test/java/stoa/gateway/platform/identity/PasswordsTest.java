package stoa.gateway.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.unit.DataSize;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.GatewaySettings;

class PasswordsTest {

    /** The MD5 of {@code secret1}. */
    private static final String DIGEST = "e52d98c459819a11775936d8dfbb7929";

    private final GatewaySettings settings = settings(2, 2);
    private final HashingQueue queue = new HashingQueue(settings, new SimpleMeterRegistry());
    private final Passwords passwords = new Passwords(IdentityConfiguration.argon2(settings.password()), queue);

    private static GatewaySettings settings(int parallel, int waiting) {
        return new GatewaySettings(
                List.of(),
                List.of(),
                DataSize.ofMegabytes(1),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                new GatewaySettings.Password(DataSize.ofKilobytes(64), 1, parallel, waiting),
                new GatewaySettings.Views(Duration.ofSeconds(5), 10),
                null,
                new GatewaySettings.Admin(""));
    }

    private void freely() {}

    private boolean accepts(String set, String given) {
        return passwords.matches(given, Optional.of(passwords.hash(set)), this::freely);
    }

    @Test
    void what_was_typed_and_its_digest_are_the_same_password() {
        assertThat(accepts("secret1", DIGEST)).isTrue();
        assertThat(accepts(DIGEST, "secret1")).isTrue();
        assertThat(accepts(DIGEST, "E52D98C459819A11775936D8DFBB7929")).isTrue();
    }

    @Test
    void a_typed_password_that_looks_like_a_digest_works_on_clients_that_digest_and_on_those_that_do_not() {
        String asADigestingClientSetIt = md5(DIGEST);

        assertThat(accepts(asADigestingClientSetIt, asADigestingClientSetIt)).isTrue();
        assertThat(accepts(asADigestingClientSetIt, DIGEST)).isTrue();
    }

    @Test
    void nothing_is_trimmed_and_case_matters_in_what_was_typed() {
        assertThat(accepts("secret1", " secret1")).isFalse();
        assertThat(accepts("secret1", "Secret1")).isFalse();
        assertThat(accepts("z".repeat(32), "Z".repeat(32))).isFalse();
    }

    @Test
    void nobody_has_no_password_not_even_the_empty_one() {
        assertThat(passwords.matches("", Optional.empty(), this::freely)).isFalse();
        assertThat(passwords.matches(DIGEST, Optional.empty(), this::freely)).isFalse();
    }

    @Test
    void nobody_takes_as_long_to_refuse_as_somebody() {
        CountingEncoder counting = new CountingEncoder(IdentityConfiguration.argon2(settings.password()));
        Passwords counted = new Passwords(counting, queue);
        String hash = counted.hash("secret1");

        int forSomebody = counting.checksOf(() -> counted.matches("f".repeat(32), Optional.of(hash), this::freely));
        int forNobody = counting.checksOf(() -> counted.matches("f".repeat(32), Optional.empty(), this::freely));

        assertThat(forNobody).isEqualTo(forSomebody).isPositive();
    }

    @Test
    void a_hash_is_argon2id_with_its_parameters_and_a_salt_of_its_own() {
        assertThat(passwords.hash("secret1")).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(passwords.hash("secret1")).isNotEqualTo(passwords.hash("secret1"));
    }

    @Test
    void a_bounded_number_hash_at_a_time_and_a_bounded_number_wait() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        HashingQueue bounded = new HashingQueue(settings(2, 0), new SimpleMeterRegistry());
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Integer> first = two.submit(() -> bounded.run(() -> hold(inside, leave, now, most)));
            Future<Integer> second = two.submit(() -> bounded.run(() -> hold(inside, leave, now, most)));
            inside.await();

            assertThatThrownBy(() -> bounded.run(() -> 3))
                    .isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(KernelError.CONTENDED));

            leave.countDown();
            assertThat(first.get() + second.get()).isEqualTo(2);
        }
        assertThat(most).hasValue(2);
        assertThat(bounded.run(() -> 3)).isEqualTo(3);
    }

    private static int hold(CountDownLatch inside, CountDownLatch leave, AtomicInteger now, AtomicInteger most) {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        now.decrementAndGet();
        return 1;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Counts the slow part of each answer. */
    private static final class CountingEncoder implements PasswordEncoder {

        private final PasswordEncoder slow;
        private int checks;

        CountingEncoder(PasswordEncoder slow) {
            this.slow = slow;
        }

        int checksOf(BooleanSupplier attempt) {
            checks = 0;
            assertThat(attempt.getAsBoolean()).isFalse();
            return checks;
        }

        @Override
        public String encode(CharSequence password) {
            return slow.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            checks++;
            return slow.matches(password, hash);
        }
    }
}
