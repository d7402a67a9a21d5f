package stoa.vault.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.CutOffSignals;
import stoa.vault.Sessions;
import stoa.vault.VaultNode;
import stoa.vault.platform.Housekeeping;
import stoa.vault.platform.VaultDatabase;
import stoa.vault.platform.VaultSettings;

class CutOffSessionsTest {

    private static final AccountId ALICE = new AccountId(4_001);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final VaultNode others = VaultNode.on(database);
    private final Housekeeping housekeeping = new Housekeeping();
    private final Sessions cutOff = cutOff();

    @AfterEach
    void stop() {
        housekeeping.close();
        others.close();
    }

    @Test
    void the_database_is_asked_as_long_as_no_notice_arrives() {
        UUID ended = open();
        UUID live = open();
        assertThat(cutOff.isLive(ended)).isTrue();

        others.get(Sessions.class).end(ended);

        assertThat(cutOff.isLive(ended)).isFalse();
        assertThat(cutOff.isLive(live)).isTrue();
    }

    @Test
    void without_the_database_either_what_was_known_last_counts() {
        UUID ended = open();
        UUID live = open();
        cutOff.end(ended);
        change("ALTER TABLE vault.session RENAME TO session_away");

        assertThat(cutOff.isLive(ended)).isFalse();
        assertThat(cutOff.isLive(live)).isTrue();

        change("ALTER TABLE vault.session_away RENAME TO session");
    }

    private UUID open() {
        return others.get(Sessions.class)
                .open(ALICE, Role.USER, "forum")
                .session()
                .id();
    }

    private void change(String sql) {
        others.jdbc().sql(sql).update();
    }

    private Sessions cutOff() {
        VaultDatabase vault = new VaultDatabase(database.dataSource());
        VaultSettings settings = VaultNode.settingsFor(database);
        return new PostgresSessions(
                vault, new SessionRows(vault, settings), new CutOffSignals(), settings, housekeeping);
    }
}
