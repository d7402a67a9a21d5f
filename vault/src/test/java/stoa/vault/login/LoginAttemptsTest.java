package stoa.vault.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.LoginAttempts;
import stoa.vault.VaultNode;

/** With the defaults: 10 failures of a name, 50 of an address, in 15 minutes. */
class LoginAttemptsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static VaultNode one;
    private static VaultNode two;
    private static LoginAttempts here;
    private static LoginAttempts there;

    @BeforeAll
    static void start() {
        one = VaultNode.on(DATABASE);
        two = VaultNode.on(DATABASE);
        here = one.get(LoginAttempts.class);
        there = two.get(LoginAttempts.class);
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
    void ten_failures_of_a_name_make_it_wait_on_every_node_and_no_other_name() {
        fail("anna", 9);
        assertThat(here.blockedFor("anna", "192.0.2.1")).isEmpty();

        fail("Anna ", 1);

        assertWait(here.blockedFor("anna", "192.0.2.1").orElseThrow(), Duration.ofSeconds(90));
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> there.blockedFor("ANNA", "192.0.2.99")
                .isPresent());
        assertThat(here.blockedFor("otto", "192.0.2.1")).isEmpty();
    }

    @Test
    void fifty_failures_from_an_address_make_it_wait_whatever_names_it_tries() {
        for (int i = 0; i < 50; i++) {
            assertThat(here.blockedFor("name" + i, "198.51.100.7")).isEmpty();
            (i % 2 == 0 ? here : there).failed("name" + i, "198.51.100.7");
        }

        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> here.blockedFor("anybody", "198.51.100.7")
                .isPresent());
        assertThat(here.blockedFor("anybody", "198.51.100.8")).isEmpty();
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() {
        for (int i = 0; i < 50; i++) {
            here.failed("v6-" + i, "2001:db8:1:2::" + i);
        }

        assertThat(here.blockedFor("anybody", "2001:db8:1:2:ffff::1")).isPresent();
        assertThat(here.blockedFor("anybody", "2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void a_success_forgives_the_name_on_every_node() {
        fail("berta", 9);
        here.succeeded("berta", "192.0.2.1");
        fail("berta", 9);
        assertThat(here.blockedFor("berta", "192.0.2.1")).isEmpty();

        fail("berta", 1);
        Awaitility.await().until(() -> there.blockedFor("berta", "192.0.2.1").isPresent());
        there.succeeded("berta", "192.0.2.1");

        assertThat(there.blockedFor("berta", "192.0.2.1")).isEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> here.blockedFor("berta", "192.0.2.1")
                .isEmpty());
    }

    @Test
    void who_fails_again_after_each_wait_waits_twice_as_long_up_to_the_whole_window() {
        fail("carla", 10);
        Duration expected = Duration.ofSeconds(90);
        for (int i = 0; i < 7; i++) {
            Duration wait = here.blockedFor("carla", "192.0.2.1").orElseThrow();
            assertWait(wait, expected);
            pass(wait);
            fail("carla", 1);
            expected = expected.multipliedBy(2).compareTo(Duration.ofMinutes(15)) < 0
                    ? expected.multipliedBy(2)
                    : Duration.ofMinutes(15);
        }
        assertWait(here.blockedFor("carla", "192.0.2.1").orElseThrow(), Duration.ofMinutes(15));
    }

    @Test
    void failures_are_forgiven_with_time_and_a_quiet_half_hour_forgives_all() {
        fail("dora", 10);
        pass(Duration.ofMinutes(7));
        fail("dora", 3);
        pass(Duration.ofMinutes(31));

        fail("dora", 9);
        assertThat(here.blockedFor("dora", "192.0.2.1")).isEmpty();
        fail("dora", 1);
        assertWait(here.blockedFor("dora", "192.0.2.1").orElseThrow(), Duration.ofSeconds(90));
    }

    @Test
    void a_node_that_starts_later_knows_who_has_to_wait() {
        fail("emma", 10);

        try (VaultNode late = VaultNode.on(DATABASE).connected()) {
            assertThat(late.get(LoginAttempts.class).blockedFor("emma", "192.0.2.1"))
                    .isPresent();
        }
    }

    @Test
    void failures_at_the_same_time_on_two_nodes_all_count() throws Exception {
        List<Callable<Boolean>> failures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            LoginAttempts node = i % 2 == 0 ? here : there;
            String address = "203.0.113." + i;
            failures.add(() -> {
                node.failed("frieda", address);
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Boolean> failed : threads.invokeAll(failures)) {
                assertThat(failed.get()).isTrue();
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> here.blockedFor("frieda", "203.0.113.99")
                .isPresent());
    }

    @Test
    void logging_in_right_is_never_limited_and_leaves_nothing() {
        for (int i = 0; i < 200; i++) {
            assertThat(here.blockedFor("greta", "192.0.2.200")).isEmpty();
            here.succeeded("greta", "192.0.2.200");
        }
        long before = failureRows();
        here.succeeded("greta", "192.0.2.200");

        assertThat(failureRows()).isEqualTo(before);
    }

    /** Each from an address of its own, so that only the name's count moves. */
    private static void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            here.failed(name, "10.1." + i + "." + Math.abs(name.hashCode() % 250));
        }
    }

    private static void pass(Duration time) {
        JdbcClient.create(DATABASE.dataSource())
                .sql("UPDATE vault.login_failure SET drains_at = drains_at - ? * interval '1 ms'")
                .param(time.toMillis())
                .update();
    }

    private static long failureRows() {
        return JdbcClient.create(DATABASE.dataSource())
                .sql("SELECT count(*) FROM vault.login_failure")
                .query(Long.class)
                .single();
    }

    private static void assertWait(Duration wait, Duration expected) {
        assertThat(wait).isBetween(expected.minus(MARGIN), expected.plusSeconds(1));
    }
}
