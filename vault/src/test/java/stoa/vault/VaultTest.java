package stoa.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.api.kernel.PersonalDataCipher;
import stoa.api.kernel.PublicIds;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class VaultTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void one_configuration_gives_every_port() {
        List<Class<?>> ports = List.of(
                ClaimKeys.class,
                Credentials.class,
                LastActivity.class,
                LastLogins.class,
                DueDates.class,
                LedgerKeys.class,
                LoginAttempts.class,
                LotterySeeds.class,
                MailCodes.class,
                OperatorActs.class,
                ParkedDocuments.class,
                ParkedOrders.class,
                PersonalDataCipher.class,
                PersonalKeys.class,
                Presence.class,
                PublicIds.class,
                Sessions.class,
                Signals.class,
                TokenKeys.class,
                ViewVersions.class);

        try (VaultNode node = VaultNode.on(database)) {
            assertThat(ports).allSatisfy(port -> assertThat(node.get(port)).isNotNull());
        }
    }

    @Test
    void its_tables_and_their_history_stay_in_a_schema_of_its_own() {
        VaultNode.on(database).close();

        List<String> schemas = JdbcClient.create(database.dataSource())
                .sql("SELECT DISTINCT table_schema FROM information_schema.tables"
                        + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list();

        assertThat(schemas).containsExactly("vault");
    }
}
