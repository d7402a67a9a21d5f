package stoa.vault.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.api.kernel.Role;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.Credentials;
import stoa.vault.Erasures;
import stoa.vault.Erasures.Erasure;
import stoa.vault.LastLogins;
import stoa.vault.PersonalKeys;
import stoa.vault.Sessions;
import stoa.vault.VaultNode;

class ErasuresTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Erasure OF_ADA = new Erasure(ADA, ErasureReason.REQUEST, NOON);

    private static VaultNode here;
    private static VaultNode there;

    @BeforeAll
    static void start() {
        TestDatabase database = TestPostgres.freshDatabase();
        here = VaultNode.on(database).connected();
        there = VaultNode.on(database).connected();
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @Test
    void an_erased_person_is_gone_on_every_node_and_nobody_else_is() {
        String secret = here.get(PersonalDataCipher.class).encrypt(ADA, "Ada");
        Sessions.Opened phone = logIn(ADA);
        Sessions.Opened laptop = logIn(ADA);
        Sessions.Opened other = logIn(BOB);
        assertThat(there.get(PersonalDataCipher.class).decrypt(ADA, secret)).contains("Ada");

        here.get(Erasures.class).complete(OF_ADA);

        assertThat(rowsOf(ADA)).isZero();
        assertThat(rowsOf(BOB)).isEqualTo(4);
        assertThat(here.listed()).containsExactly(OF_ADA);
        assertThat(here.get(PersonalDataCipher.class).decrypt(ADA, secret)).isEmpty();
        for (Sessions.Opened session : List.of(phone, laptop)) {
            assertThat(here.get(Sessions.class).isLive(session.session().id())).isFalse();
            assertThat(there.get(Sessions.class).refresh(session.refreshToken()))
                    .isEmpty();
            await().atMost(Duration.ofSeconds(10)).until(() -> !there.get(Sessions.class)
                    .isLive(session.session().id()));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        there.get(PersonalDataCipher.class).decrypt(ADA, secret).isEmpty());
        assertThat(here.get(Sessions.class).isLive(other.session().id())).isTrue();
    }

    @Test
    void doing_it_again_does_what_a_failure_left() {
        AccountId carol = new AccountId(9);
        Erasure erasure = new Erasure(carol, ErasureReason.LEGAL, NOON);
        Sessions.Opened session = logIn(carol);
        // As after a kill between the first steps and the rest.
        here.get(PersonalKeys.class).erase(carol);

        here.get(Erasures.class).complete(erasure);
        here.get(Erasures.class).complete(erasure);

        assertThat(rowsOf(carol)).isZero();
        assertThat(here.get(Sessions.class).isLive(session.session().id())).isFalse();
    }

    @Test
    void what_a_restore_noted_is_to_be_repeated_until_it_has_been() {
        Erasures erasures = here.get(Erasures.class);
        here.jdbc()
                .sql("INSERT INTO vault.erasure_to_repeat VALUES (12, 'ABUSE', '2026-11-21T12:00:01Z'),"
                        + " (7, 'REQUEST', '2026-11-21T12:00:00.123456Z')")
                .update();

        assertThat(erasures.toRepeat())
                .containsExactly(
                        OF_ADA,
                        new Erasure(new AccountId(12), ErasureReason.ABUSE, Instant.parse("2026-11-21T12:00:01Z")));
        erasures.repeated(ADA);
        erasures.repeated(ADA);
        erasures.repeated(new AccountId(12));
        assertThat(erasures.toRepeat()).isEmpty();
    }

    private static Sessions.Opened logIn(AccountId account) {
        here.get(Credentials.class).store(account, "{hash}");
        here.get(LastLogins.class).record(account, "192.0.2.1", NOON);
        return here.get(Sessions.class).open(account, Role.USER, "forum");
    }

    private static long rowsOf(AccountId account) {
        return here.jdbc()
                .sql("SELECT (SELECT count(*) FROM vault.credential WHERE account = :account)"
                        + " + (SELECT count(*) FROM vault.last_login WHERE account = :account)"
                        + " + (SELECT count(*) FROM vault.session WHERE account = :account AND ended_at IS NULL)"
                        + " + (SELECT count(*) FROM vault.personal_key"
                        + " WHERE account = :account AND wrapped IS NOT NULL)")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }
}
