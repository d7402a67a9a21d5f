package stoa.vault.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.DueDates;
import stoa.vault.VaultNode;
import stoa.vault.platform.VaultDatabase;

/** Times are the database's; the tests ask it, and let it wait, instead of waiting themselves. */
class DueDatesTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration NONE = Duration.ZERO;
    private static VaultNode node;
    private static VaultNode other;

    private final DueDates dates = node.get(DueDates.class);
    private final DueDates elsewhere = other.get(DueDates.class);
    private String kind;

    @BeforeAll
    static void start() {
        node = VaultNode.on(DATABASE);
        other = VaultNode.on(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
    }

    @BeforeEach
    void aKindOfItsOwn(TestInfo test) {
        kind = test.getDisplayName();
    }

    @Test
    void what_is_due_is_claimed_longest_due_first_and_what_is_not_is_left() {
        put("late", now().minusSeconds(10));
        put("later", now().minusSeconds(20));
        put("tomorrow", now().plusSeconds(86_400));

        assertThat(dates.claim(kind, 10, LONG)).containsExactly("later", "late");
    }

    @Test
    void becomes_due_when_its_time_has_come() {
        Instant soon = now().plusMillis(300);
        put("soon", soon);

        assertThat(dates.claim(kind, 10, LONG)).isEmpty();
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> dates.claim(kind, 10, LONG), claimed -> !claimed.isEmpty());
        assertThat(now()).isAfterOrEqualTo(soon);
    }

    @Test
    void what_one_has_claimed_nobody_else_gets_before_the_lease_ends() {
        put("a", now().minusSeconds(1));

        assertThat(dates.claim(kind, 10, LONG)).containsExactly("a");
        assertThat(elsewhere.claim(kind, 10, LONG)).isEmpty();
        assertThat(dates.claim(kind, 10, LONG)).isEmpty();
    }

    @Test
    void what_a_killed_node_had_claimed_comes_back_when_its_lease_ends() {
        put("a", now().minusSeconds(1));
        try (VaultNode killed = VaultNode.on(DATABASE)) {
            assertThat(killed.get(DueDates.class).claim(kind, 10, NONE)).containsExactly("a");
        }

        assertThat(elsewhere.claim(kind, 10, LONG)).containsExactly("a");
    }

    @Test
    void no_more_are_claimed_than_were_asked_for() {
        put("a", now().minusSeconds(3));
        put("b", now().minusSeconds(2));
        put("c", now().minusSeconds(1));

        assertThat(dates.claim(kind, 2, LONG)).containsExactly("a", "b");
        assertThat(dates.claim(kind, 2, LONG)).containsExactly("c");
    }

    @Test
    void what_is_forgotten_is_never_due() {
        put("a", now().minusSeconds(1));
        dates.put(kind, Map.of("a", Optional.empty()));
        dates.put(kind, Map.of("never there", Optional.empty()));

        assertThat(dates.claim(kind, 10, LONG)).isEmpty();
    }

    @Test
    void a_time_that_is_set_anew_counts_instead_of_the_old_one_and_ends_a_claim() {
        put("moved", now().minusSeconds(1));
        put("again", now().minusSeconds(1));
        dates.claim(kind, 10, LONG);

        put("moved", now().plusSeconds(60));
        put("again", now().minusSeconds(1));

        assertThat(dates.claim(kind, 10, LONG)).containsExactly("again");
    }

    @Test
    void kinds_do_not_meet() {
        put("a", now().minusSeconds(1));

        assertThat(dates.claim(kind + " not", 10, LONG)).isEmpty();
    }

    @Test
    void takes_part_in_the_callers_transaction() {
        VaultDatabase database = node.get(VaultDatabase.class);

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    put("a", now().minusSeconds(1));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(dates.claim(kind, 10, LONG)).isEmpty();
    }

    @Test
    void nodes_that_claim_at_once_share_and_nobody_gets_what_another_has() throws Exception {
        Map<String, Optional<Instant>> many = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put("s" + i, Optional.of(now().minusSeconds(1)));
        }
        dates.put(kind, many);
        Callable<List<String>> claiming = () -> allOf(dates);
        Callable<List<String>> claimingElsewhere = () -> allOf(elsewhere);

        List<String> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<String>> part :
                    threads.invokeAll(List.of(claiming, claimingElsewhere, claiming, claimingElsewhere))) {
                claimed.addAll(part.get());
            }
        }

        assertThat(claimed).hasSize(1_000).doesNotHaveDuplicates();
    }

    private List<String> allOf(DueDates claimant) {
        List<String> all = new ArrayList<>();
        List<String> some = claimant.claim(kind, 16, LONG);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = claimant.claim(kind, 16, LONG);
        }
        return all;
    }

    private void put(String subject, Instant due) {
        dates.put(kind, Map.of(subject, Optional.of(due)));
    }

    private static Instant now() {
        return node.jdbc()
                .sql("SELECT clock_timestamp()")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
