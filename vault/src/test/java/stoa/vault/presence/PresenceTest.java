package stoa.vault.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.Erasures;
import stoa.vault.LastActivity;
import stoa.vault.Presence;
import stoa.vault.VaultNode;

class PresenceTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final VaultNode here = VaultNode.on(database).connected();
    private final VaultNode there = VaultNode.on(database).connected();

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void somebody_is_here_on_every_node_from_the_first_socket_to_the_last() {
        presence(here).opened(ADA, NOON);
        presence(here).opened(ADA, NOON);

        assertThat(presence(here).online(Set.of(ADA, BOB))).containsExactly(ADA);
        await().atMost(SOON).until(() -> presence(there).isOnline(ADA));

        presence(here).closed(ADA, NOON);
        assertThat(presence(here).isOnline(ADA)).isTrue();

        presence(here).closed(ADA, NOON);
        assertThat(presence(here).isOnline(ADA)).isFalse();
        await().atMost(SOON).until(() -> !presence(there).isOnline(ADA));
    }

    @Test
    void somebody_on_two_nodes_is_here_until_the_last_lets_go() {
        presence(here).opened(ADA, NOON);
        presence(there).opened(ADA, NOON);
        await().atMost(SOON).until(() -> rows() == 2);

        presence(here).closed(ADA, NOON);
        await().atMost(SOON).until(() -> rows() == 1);

        assertThat(presence(here).isOnline(ADA)).isTrue();
    }

    @Test
    void a_node_that_comes_later_knows_who_is_here() {
        presence(here).opened(ADA, NOON);
        presence(here).pinged(BOB, NOON);
        await().atMost(SOON).until(() -> rows() == 1);

        try (VaultNode late = VaultNode.on(database)) {
            await().atMost(SOON)
                    .until(() -> presence(late).online(Set.of(ADA, BOB)).size() == 2);
        }
    }

    @Test
    void a_node_that_stops_takes_its_people_along() {
        VaultNode stopping = VaultNode.on(database).connected();
        presence(stopping).opened(ADA, NOON);
        await().atMost(SOON).until(() -> presence(there).isOnline(ADA));

        stopping.close();

        await().atMost(SOON).until(() -> !presence(there).isOnline(ADA));
    }

    @Test
    void a_node_whose_lease_ran_out_is_forgotten_and_comes_back_with_its_people() {
        presence(here).opened(ADA, NOON);
        await().atMost(SOON).until(() -> presence(there).isOnline(ADA));

        here.jdbc().sql("DELETE FROM vault.presence_node").update();

        await().atMost(SOON).until(() -> rows() == 1);
        await().atMost(SOON).until(() -> presence(there).isOnline(ADA));
    }

    @Test
    void whoever_pings_is_here_for_a_minute_on_every_node() {
        presence(here).pinged(ADA, NOON);

        assertThat(presence(here).isOnline(ADA)).isTrue();
        await().atMost(SOON).until(() -> presence(there).isOnline(ADA));
        assertThat(activity(there).of(List.of(ADA))).containsEntry(ADA, NOON);
        Long left = here.jdbc()
                .sql("SELECT extract(epoch FROM pinged_until - clock_timestamp())::bigint FROM vault.activity")
                .query(Long.class)
                .single();
        assertThat(left).isBetween(40L, 60L);
    }

    @Test
    void a_coming_is_told_once_on_every_node() {
        List<String> told = new CopyOnWriteArrayList<>();
        presence(here).onChange((account, online) -> told.add("here " + account + " " + online));
        presence(there).onChange((account, online) -> told.add("there " + account + " " + online));

        presence(here).opened(ADA, NOON);
        presence(here).opened(ADA, NOON);

        await().atMost(SOON).until(() -> told.size() == 2);
        assertThat(told).containsExactlyInAnyOrder("here 7 true", "there 7 true");
    }

    @Test
    void what_counts_is_written_at_once_and_never_set_back() {
        activity(here).record(ADA, NOON);
        activity(there).record(ADA, NOON.minusSeconds(5));

        assertThat(activity(there).of(List.of(ADA, BOB))).isEqualTo(Map.of(ADA, NOON));
    }

    @Test
    void what_is_merely_seen_is_written_soon_and_once_a_minute() {
        activity(here).seen(ADA, NOON);
        activity(here).seen(ADA, NOON.plusSeconds(59));

        assertThat(activity(here).of(List.of(ADA))).containsEntry(ADA, NOON);
        await().atMost(SOON)
                .until(() -> NOON.equals(activity(there).of(List.of(ADA)).get(ADA)));

        activity(here).seen(ADA, NOON.plusSeconds(60));
        await().atMost(SOON).until(() -> NOON.plusSeconds(60)
                .equals(activity(there).of(List.of(ADA)).get(ADA)));
    }

    @Test
    void guests_who_rest_are_known_and_registered_people_are_not_among_them() {
        activity(here).recordGuest(ADA, NOON);
        activity(here).record(BOB, NOON);

        assertThat(activity(there).guestsRestingSince(NOON, 10)).isEmpty();
        assertThat(activity(there).guestsRestingSince(NOON.plusSeconds(1), 10)).containsExactly(ADA);

        activity(here).record(ADA, NOON.plusSeconds(2));
        assertThat(activity(there).guestsRestingSince(NOON.plusSeconds(1), 10)).isEmpty();
        assertThat(activity(there).guestsRestingSince(NOON.plusSeconds(3), 10)).containsExactly(ADA);
    }

    @Test
    void nothing_is_written_of_whoever_is_erased() {
        here.get(PersonalDataCipher.class).encrypt(ADA, "Ada");
        activity(here).record(ADA, NOON);

        here.get(Erasures.class).complete(new Erasures.Erasure(ADA, ErasureReason.OWN_WISH, NOON));
        assertThat(activity(there).of(List.of(ADA))).isEmpty();

        activity(there).record(ADA, NOON.plusSeconds(1));
        presence(there).pinged(ADA, NOON.plusSeconds(1));
        assertThat(activity(here).of(List.of(ADA))).isEmpty();
    }

    private long rows() {
        return here.jdbc()
                .sql("SELECT count(*) FROM vault.presence")
                .query(Long.class)
                .single();
    }

    private static Presence presence(VaultNode node) {
        return node.get(Presence.class);
    }

    private static LastActivity activity(VaultNode node) {
        return node.get(LastActivity.class);
    }
}
