package stoa.vault.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.testkit.TestPostgres;
import stoa.vault.Credentials;
import stoa.vault.LastLogins;
import stoa.vault.LastLogins.LastLogin;
import stoa.vault.PersonalKeys;
import stoa.vault.VaultNode;

class CredentialsTest {

    private static final AtomicLong ACCOUNTS = new AtomicLong(4_000);
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00.123456Z");

    private static VaultNode node;
    private static Credentials credentials;
    private static LastLogins lastLogins;

    private final AccountId alice = new AccountId(ACCOUNTS.incrementAndGet());
    private final AccountId bob = new AccountId(ACCOUNTS.incrementAndGet());

    @BeforeAll
    static void start() {
        node = VaultNode.on(TestPostgres.freshDatabase());
        credentials = node.get(Credentials.class);
        lastLogins = node.get(LastLogins.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_stored_hash_is_found_by_its_account_alone_and_the_latest_counts() {
        credentials.store(alice, "{bcrypt}first");
        credentials.store(alice, "{bcrypt}second");

        assertThat(credentials.find(alice)).contains("{bcrypt}second");
        assertThat(credentials.find(bob)).isEmpty();
    }

    @Test
    void a_forgotten_hash_is_gone_and_may_be_stored_anew() {
        credentials.store(alice, "{bcrypt}first");

        credentials.forget(alice);
        credentials.forget(alice);

        assertThat(credentials.find(alice)).isEmpty();
        credentials.store(alice, "{bcrypt}again");
        assertThat(credentials.find(alice)).contains("{bcrypt}again");
    }

    @Test
    void the_latest_login_stays_whichever_is_written_last() {
        lastLogins.record(alice, "192.0.2.1", MORNING);
        lastLogins.record(alice, "192.0.2.3", MORNING.plusSeconds(60));
        lastLogins.record(alice, "192.0.2.2", MORNING.plusSeconds(30));

        assertThat(lastLogins.find(alice)).contains(new LastLogin("192.0.2.3", MORNING.plusSeconds(60)));
        assertThat(lastLogins.find(bob)).isEmpty();
        assertThat(lastLogins.find(alice).orElseThrow().toString()).doesNotContain("192.0.2");
    }

    @Test
    void an_erased_person_has_neither_a_password_nor_an_address() {
        credentials.store(alice, "{bcrypt}hash");
        lastLogins.record(alice, "192.0.2.1", MORNING);

        node.get(PersonalKeys.class).erase(alice);

        assertThat(credentials.find(alice)).isEmpty();
        assertThat(lastLogins.find(alice)).isEmpty();
    }
}
