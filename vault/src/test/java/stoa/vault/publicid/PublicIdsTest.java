package stoa.vault.publicid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.VaultNode;

class PublicIdsTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void ids_tell_their_time() {
        try (VaultNode node = VaultNode.on(database)) {
            assertThat(timeOf(node.get(PublicIds.class).next()))
                    .isBetween(Instant.now().minusSeconds(2), Instant.now().plusSeconds(2));
        }
    }

    @Test
    void two_nodes_with_many_threads_never_draw_the_same_and_each_thread_sees_them_grow() throws Exception {
        Set<Long> all = new HashSet<>();
        try (VaultNode one = VaultNode.on(database);
                VaultNode two = VaultNode.on(database);
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                PublicIds ids = (i % 2 == 0 ? one : two).get(PublicIds.class);
                running.add(threads.submit(() -> draw(ids, 20_000)));
            }
            for (Future<List<Long>> thread : running) {
                assertThat(thread.get()).isSorted();
                all.addAll(thread.get());
            }
        }
        assertThat(all).hasSize(16 * 20_000);
    }

    @Test
    void a_node_gives_at_least_50_000_ids_a_second() {
        try (VaultNode node = VaultNode.on(database)) {
            PublicIds ids = node.get(PublicIds.class);
            draw(ids, 50_000);

            long begin = System.nanoTime();
            draw(ids, 100_000);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void ids_grow_over_restarts_even_when_the_clock_of_the_database_stepped_back() {
        long before = drawOneAndStop();
        // Marks an hour ahead of now are what a clock that went back by an hour leaves.
        change("UPDATE vault.node_lease SET high_water = high_water + 3600000 WHERE high_water > 0");

        long second = drawOneAndStop();
        long third = drawOneAndStop();

        assertThat(timeOf(second)).isAfterOrEqualTo(timeOf(before).plus(Duration.ofHours(1)));
        assertThat(third).isGreaterThan(second);
    }

    @Test
    void a_number_whose_holder_crashed_is_used_again_only_above_the_mark_that_it_left() {
        long number = numberOf(drawOneAndStop());
        change("UPDATE vault.node_lease SET owner = gen_random_uuid(), expires_at = now() + interval '1 hour'"
                + " WHERE node <> " + number);
        change("UPDATE vault.node_lease SET owner = gen_random_uuid(), expires_at = '-infinity',"
                + " high_water = high_water + 600000 WHERE node = " + number);

        try (VaultNode successor = VaultNode.on(database)) {
            long first = successor.get(PublicIds.class).next();

            assertThat(numberOf(first)).isEqualTo(number);
            assertThat(timeOf(first)).isAfter(Instant.now().plus(Duration.ofMinutes(9)));
        }
    }

    @Test
    void a_node_that_lost_its_number_takes_another_and_its_ids_go_on_growing() {
        try (VaultNode node = VaultNode.on(database)) {
            PublicIds ids = node.get(PublicIds.class);
            long first = ids.next();
            node.jdbc()
                    .sql("UPDATE vault.node_lease SET owner = gen_random_uuid() WHERE owner IS NOT NULL")
                    .update();

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> numberOf(ids.next()) != numberOf(first));

            assertThat(ids.next()).isGreaterThan(first);
        }
    }

    @Test
    void the_thirty_third_node_is_refused_in_one_sentence() {
        try (VaultNode first = VaultNode.on(database)) {
            first.jdbc()
                    .sql("UPDATE vault.node_lease SET owner = gen_random_uuid(), expires_at = now() + interval '1 hour'"
                            + " WHERE owner IS NULL")
                    .update();

            assertThatThrownBy(() -> VaultNode.on(database))
                    .rootCause()
                    .hasMessageStartingWith("All 32 node numbers are in use");
        }
    }

    @Test
    void without_a_renewal_the_allowance_runs_out_and_callers_are_refused() {
        VaultNode node = VaultNode.on(database);
        PublicIds ids = node.get(PublicIds.class);
        ids.next();
        node.jdbc()
                .sql("ALTER TABLE vault.node_lease RENAME TO node_lease_away")
                .update();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThatThrownBy(ids::next)
                    .isInstanceOf(Rejection.class));
        } finally {
            node.jdbc()
                    .sql("ALTER TABLE vault.node_lease_away RENAME TO node_lease")
                    .update();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreException(Rejection.class)
                .until(() -> ids.next() > 0);
        node.close();
    }

    @Test
    void an_id_is_drawn_after_that_of_a_node_far_ahead_and_those_after_it_are_greater_still() {
        try (VaultNode behind = VaultNode.on(database)) {
            long floor =
                    behind.get(PublicIds.class).next() + (Duration.ofMinutes(10).toMillis() << 12);

            long after = behind.get(PublicIds.class).nextAfter(floor);

            assertThat(timeOf(after))
                    .isAfter(timeOf(floor))
                    .isBefore(timeOf(floor).plusSeconds(1));
            assertThat(behind.get(PublicIds.class).next()).isGreaterThan(after);
        }
    }

    @Test
    void an_id_after_one_of_the_past_is_the_next() {
        try (VaultNode node = VaultNode.on(database)) {
            PublicIds ids = node.get(PublicIds.class);
            long first = ids.next();

            assertThat(timeOf(ids.nextAfter(first))).isBefore(timeOf(first).plusSeconds(2));
            assertThat(ids.nextAfter(1)).isGreaterThan(first);
        }
    }

    private long drawOneAndStop() {
        try (VaultNode node = VaultNode.on(database)) {
            return node.get(PublicIds.class).next();
        }
    }

    private void change(String sql) {
        JdbcClient.create(database.dataSource()).sql(sql).update();
    }

    private static List<Long> draw(PublicIds ids, int count) {
        List<Long> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(ids.next());
        }
        return drawn;
    }

    private static Instant timeOf(long id) {
        return Instant.ofEpochMilli((id >>> 12) + IdSequence.EPOCH_MILLIS);
    }

    private static long numberOf(long id) {
        return (id >>> 7) & 31;
    }
}
