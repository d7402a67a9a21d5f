package stoa.vault.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.Signals;
import stoa.vault.VaultNode;

class SignalsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

    private static VaultNode one;
    private static VaultNode two;
    private static Signals here;
    private static Signals there;

    private final String news = "news-" + UUID.randomUUID();
    private final List<String> heardHere = new CopyOnWriteArrayList<>();
    private final List<String> heardThere = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        one = VaultNode.on(DATABASE);
        two = VaultNode.on(DATABASE);
        here = one.get(Signals.class);
        there = two.get(Signals.class);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void connect() {
        one.connected();
        two.connected();
    }

    @Test
    void a_notice_reaches_every_node_in_order_and_only_those_who_listen_to_its_channel() {
        here.listen(news, heardHere::add, () -> {});
        there.listen(news, heardThere::add, () -> {});
        there.listen("other", notice -> heardThere.add("wrong"), () -> {});
        List<String> sent =
                IntStream.range(0, 100).mapToObj(i -> "notice é " + i).toList();

        sent.forEach(notice -> here.send(news, notice));

        await(() -> assertThat(heardHere).isEqualTo(sent));
        await(() -> assertThat(heardThere).isEqualTo(sent));
    }

    @Test
    void what_is_sent_in_a_transaction_that_fails_is_never_heard() {
        there.listen(news, heardThere::add, () -> {});
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(one.dataSource()));

        transaction.executeWithoutResult(status -> {
            here.send(news, "undone");
            status.setRollbackOnly();
        });
        here.send(news, "done");

        await(() -> assertThat(heardThere).containsExactly("done"));
    }

    @Test
    void a_listener_that_fails_harms_no_other() {
        there.listen(
                news,
                notice -> {
                    throw new IllegalStateException("not today");
                },
                () -> {});
        there.listen(news, heardThere::add, () -> {});

        here.send(news, "one");
        here.send(news, "two");

        await(() -> assertThat(heardThere).containsExactly("one", "two"));
    }

    @Test
    void after_a_cut_listeners_start_over_and_hear_again() {
        AtomicInteger startedOver = new AtomicInteger();
        there.listen(news, heardThere::add, startedOver::incrementAndGet);

        DATABASE.cutConnections();

        await(() -> assertThat(startedOver).hasPositiveValue());
        two.connected();
        here.send(news, "again");
        await(() -> assertThat(heardThere).containsExactly("again"));
    }

    @Test
    void a_node_counts_as_connected_only_once_all_its_listeners_have_started_over() {
        AtomicInteger attempts = new AtomicInteger();
        List<Boolean> connectedMeanwhile = new CopyOnWriteArrayList<>();
        there.listen(news, heardThere::add, () -> {
            connectedMeanwhile.add(there.connected());
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("the database is not ready yet");
            }
        });

        DATABASE.cutConnections();

        await(() -> assertThat(attempts).hasValue(3));
        two.connected();
        assertThat(connectedMeanwhile).containsOnly(false);
    }

    @Test
    void starting_over_again_and_again_keeps_only_the_listening_connection() {
        for (int i = 0; i < 8; i++) {
            AtomicInteger startedOver = new AtomicInteger();
            there.listen(news, heardThere::add, startedOver::incrementAndGet);

            DATABASE.cutConnections();

            await(() -> assertThat(startedOver).hasPositiveValue());
            two.connected();
        }
        await(() -> assertThat(two.busyConnections()).isLessThanOrEqualTo(1));
    }

    @Test
    void what_postgresql_would_refuse_is_refused_before() {
        assertThatThrownBy(() -> here.send(news, "é".repeat(4_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.send("two words", "x")).isInstanceOf(IllegalArgumentException.class);
        here.listen(news, heardHere::add, () -> {});

        here.send(news, "x".repeat(7_900));

        await(() -> assertThat(heardHere).hasSize(1));
    }

    private static void await(ThrowingRunnable asserted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(asserted);
    }
}
