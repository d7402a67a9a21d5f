package stoa.vault.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.Sessions;
import stoa.vault.Sessions.Opened;
import stoa.vault.Sessions.Session;
import stoa.vault.VaultNode;

class SessionsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final AtomicLong ACCOUNTS = new AtomicLong(4_000);

    private static VaultNode one;
    private static VaultNode two;
    private static Sessions here;
    private static Sessions there;

    private final AccountId alice = new AccountId(ACCOUNTS.incrementAndGet());
    private final AccountId bob = new AccountId(ACCOUNTS.incrementAndGet());

    @BeforeAll
    static void start() {
        one = VaultNode.on(DATABASE);
        two = VaultNode.on(DATABASE);
        here = one.get(Sessions.class);
        there = two.get(Sessions.class);
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
    void a_new_session_is_live_and_refreshable_on_every_node() {
        Opened opened = here.open(alice, Role.USER, "forum");

        assertThat(there.isLive(opened.session().id())).isTrue();
        assertThat(there.refresh(opened.refreshToken())).contains(opened.session());
        assertThat(opened.session().refreshableUntil())
                .isBetween(Instant.now().plus(Duration.ofDays(4)), Instant.now().plus(Duration.ofDays(6)));
    }

    @Test
    void its_refresh_token_has_256_bits_that_fit_into_a_cookie_and_are_stored_nowhere() {
        Opened opened = here.open(alice, Role.USER, "forum");

        assertThat(opened.refreshToken()).matches("[A-Za-z0-9_-]{43}");
        assertThat(opened.toString()).doesNotContain(opened.refreshToken());
        assertThat(one.jdbc()
                        .sql("SELECT count(*) FROM vault.session WHERE session::text LIKE '%' || ? || '%'")
                        .param(opened.refreshToken())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void twenty_refreshes_at_once_on_two_nodes_all_succeed_with_the_same_session() throws Exception {
        Opened opened = here.open(alice, Role.USER, "forum");
        age(opened, Duration.ofDays(4));

        List<Callable<Optional<Session>>> refreshes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Sessions node = i % 2 == 0 ? here : there;
            refreshes.add(() -> node.refresh(opened.refreshToken()));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Optional<Session>> answer : threads.invokeAll(refreshes)) {
                assertThat(answer.get())
                        .map(Session::id)
                        .contains(opened.session().id());
            }
        }
        assertThat(here.refresh(opened.refreshToken()).orElseThrow().refreshableUntil())
                .isAfter(Instant.now().plus(Duration.ofDays(4)));
    }

    @Test
    void refreshing_moves_the_expiry_on_but_writes_at_most_once_a_minute() {
        Opened opened = here.open(alice, Role.USER, "forum");

        assertThat(here.refresh(opened.refreshToken())).contains(opened.session());

        age(opened, Duration.ofSeconds(90));
        Session moved = here.refresh(opened.refreshToken()).orElseThrow();
        assertThat(moved.refreshableUntil()).isAfter(opened.session().refreshableUntil());
        assertThat(there.refresh(opened.refreshToken())).contains(moved);
    }

    @Test
    void a_session_that_rested_too_long_is_not_refreshed() {
        Opened opened = here.open(alice, Role.USER, "forum");

        age(opened, Duration.ofDays(5).plusSeconds(1));

        assertThat(here.refresh(opened.refreshToken())).isEmpty();
    }

    @Test
    void an_unknown_token_refreshes_nothing() {
        assertThat(here.refresh("nobody")).isEmpty();
    }

    @Test
    void an_ended_session_is_refused_at_once_here_and_soon_on_every_node() {
        Opened opened = here.open(alice, Role.USER, "forum");

        here.end(opened.session().id());

        assertThat(here.isLive(opened.session().id())).isFalse();
        assertThat(here.refresh(opened.refreshToken())).isEmpty();
        assertThat(there.refresh(opened.refreshToken())).isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !there.isLive(opened.session().id()));
    }

    @Test
    void ending_a_session_again_changes_nothing() {
        UUID session = here.open(alice, Role.USER, "forum").session().id();
        here.end(session);
        Instant first = endedAt(session);

        there.end(session);

        assertThat(endedAt(session)).isEqualTo(first);
    }

    @Test
    void ending_the_others_keeps_the_one_and_touches_nobody_else() {
        List<Opened> others = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            others.add(there.open(alice, Role.USER, "forum"));
        }
        Opened kept = here.open(alice, Role.USER, "forum");
        Opened bobs = here.open(bob, Role.USER, "forum");

        here.endOthers(alice, kept.session().id());

        assertThat(others).allSatisfy(ended -> {
            assertThat(here.isLive(ended.session().id())).isFalse();
            assertThat(here.refresh(ended.refreshToken())).isEmpty();
        });
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> others.stream()
                .noneMatch(ended -> there.isLive(ended.session().id())));
        assertThat(here.refresh(kept.refreshToken())).isPresent();
        assertThat(there.isLive(kept.session().id())).isTrue();
        assertThat(there.isLive(bobs.session().id())).isTrue();
    }

    @Test
    void all_sessions_of_an_account_can_be_ended() {
        UUID first = here.open(alice, Role.USER, "forum").session().id();
        UUID second = here.open(alice, Role.USER, "chat").session().id();

        here.endAll(alice);

        assertThat(here.isLive(first)).isFalse();
        assertThat(here.isLive(second)).isFalse();
    }

    @Test
    void every_node_tells_of_each_end_once_however_it_learned_of_it() {
        UUID byMe = here.open(alice, Role.USER, "forum").session().id();
        UUID byOther = here.open(alice, Role.USER, "forum").session().id();
        UUID missed = here.open(bob, Role.USER, "forum").session().id();
        Queue<UUID> toldHere = new ConcurrentLinkedQueue<>();
        Queue<UUID> toldThere = new ConcurrentLinkedQueue<>();
        here.onEnded(toldHere::add);
        there.onEnded(toldThere::add);

        here.end(byMe);
        assertThat(toldHere).as("at once where it was ended").containsExactly(byMe);
        there.endAll(alice);
        endBehindEverybodysBack(missed);
        DATABASE.cutConnections();

        List.of(toldHere, toldThere).forEach(told -> Awaitility.await().untilAsserted(() -> assertThat(told)
                .filteredOn(List.of(byMe, byOther, missed)::contains)
                .containsExactlyInAnyOrder(byMe, byOther, missed)));
    }

    @Test
    void a_node_that_starts_later_knows_who_was_ended_before() {
        UUID ended = here.open(alice, Role.USER, "forum").session().id();
        here.end(ended);

        try (VaultNode late = VaultNode.on(DATABASE).connected()) {
            assertThat(late.get(Sessions.class).isLive(ended)).isFalse();
        }
    }

    @Test
    void an_end_that_was_missed_while_cut_off_is_known_once_connected_again() {
        UUID session = here.open(alice, Role.USER, "forum").session().id();

        endBehindEverybodysBack(session);
        assertThat(there.isLive(session)).as("no notice was sent").isTrue();
        DATABASE.cutConnections();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !there.isLive(session));
        two.connected();
        assertThat(there.isLive(session)).isFalse();
    }

    /** Lets time pass for one session. */
    private void age(Opened opened, Duration by) {
        one.jdbc()
                .sql("UPDATE vault.session SET refreshable_until = refreshable_until - ? * interval '1 ms'"
                        + " WHERE id = ?")
                .params(by.toMillis(), opened.session().id())
                .update();
    }

    private void endBehindEverybodysBack(UUID session) {
        one.jdbc()
                .sql("UPDATE vault.session SET ended_at = now() WHERE id = ?")
                .param(session)
                .update();
    }

    private Instant endedAt(UUID session) {
        return one.jdbc()
                .sql("SELECT ended_at FROM vault.session WHERE id = ?")
                .param(session)
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }
}
