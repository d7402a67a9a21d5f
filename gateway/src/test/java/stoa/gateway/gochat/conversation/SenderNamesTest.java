package stoa.gateway.gochat.conversation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.gateway.kit.FakeLive;

/** The names that stand beside messages which are shown live. */
@Timeout(30)
class SenderNamesTest {

    private static final AccountId ADA = new AccountId(7);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeLive live = new FakeLive();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Function<AccountId, Person> views = account -> named("Ada");
    private SenderNames names;

    @BeforeEach
    void follow() {
        follow(LONG);
    }

    private void follow(Duration patience) {
        names = new SenderNames(
                live,
                account -> {
                    asked.incrementAndGet();
                    return views.apply(account);
                },
                patience);
        names.start();
    }

    @AfterEach
    void stop() {
        names.stop();
    }

    private static Person named(String name) {
        return new Person(ADA, name, "", "");
    }

    private void rename(String name) {
        live.append(new AccountRenamed(ADA, name, Instant.EPOCH));
    }

    @Test
    void a_name_is_asked_for_once() {
        assertThat(names.of(ADA)).isEqualTo("Ada");
        assertThat(names.of(ADA)).isEqualTo("Ada");
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_is_renamed_has_the_new_name_and_who_is_erased_none() {
        names.of(ADA);
        rename("Countess");
        assertThat(names.of(ADA)).isEqualTo("Countess");
        live.append(new AccountErased(ADA, ErasureReason.OWN_WISH, Instant.EPOCH));
        assertThat(names.of(ADA)).isEmpty();
        assertThat(asked).as("whatever the views still say").hasValue(1);
    }

    @Test
    void who_is_not_known_yet_is_asked_for_again() {
        views = Person::unknown;
        assertThat(names.of(ADA)).isEmpty();
        views = account -> named("Ada");
        assertThat(names.of(ADA)).isEqualTo("Ada");
    }

    @Test
    void what_failed_is_asked_for_again() {
        views = account -> {
            throw new IllegalStateException("as the test wants it");
        };
        assertThat(names.of(ADA)).isEmpty();
        views = account -> named("Ada");
        assertThat(names.of(ADA)).isEqualTo("Ada");
    }

    @Test
    void one_message_waits_for_a_name_and_the_next_do_not() throws Exception {
        CompletableFuture<Person> read = new CompletableFuture<>();
        views = account -> read.join();
        CompletableFuture<String> first = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> first.complete(names.of(ADA)));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(names.of(ADA)).isEmpty();
        assertThat(first).isNotDone();
        read.complete(named("Ada"));
        assertThat(first.get(20, SECONDS)).isEqualTo("Ada");
        assertThat(names.of(ADA)).isEqualTo("Ada");
    }

    @Test
    void a_message_is_shown_without_a_name_rather_than_late() {
        stop();
        CompletableFuture<Person> never = new CompletableFuture<>();
        views = account -> never.join();
        follow(Duration.ofMillis(1));
        assertThat(names.of(ADA)).isEmpty();
        never.complete(named("Ada"));
    }

    @Test
    void an_old_name_that_was_being_read_when_the_new_one_came_is_not_kept() throws Exception {
        CompletableFuture<Void> reading = new CompletableFuture<>();
        CompletableFuture<Person> old = new CompletableFuture<>();
        views = account -> {
            reading.complete(null);
            return old.join();
        };
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> names.of(ADA));
        reading.get(20, SECONDS);
        rename("Countess");
        old.complete(named("Ada"));
        first.get(20, SECONDS);
        assertThat(names.of(ADA)).isEqualTo("Countess");
    }
}
