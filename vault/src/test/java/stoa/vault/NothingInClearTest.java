package stoa.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.api.kernel.Role;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.ParkedDocuments.Waiting;

/** A dump of the tables and a log at its most talkative, after everything secret has gone through the vault. */
class NothingInClearTest {

    private static final AccountId ALICE = new AccountId(4_001);
    private static final List<String> SECRETS = List.of(
            "198.51.100.77", "Alice Example", "alice@example.org", "{bcrypt}$2a$10$abcdefghijklmnopqrstuv", "at Alice");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private final List<String> mailed = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(SECRETS);

    @BeforeEach
    void useEverything() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try (VaultNode node = VaultNode.on(database)) {
            String refreshToken =
                    node.get(Sessions.class).open(ALICE, Role.USER, "forum").refreshToken();
            node.get(Sessions.class).refresh(refreshToken);
            secrets.add(refreshToken);
            node.get(Credentials.class).store(ALICE, "{bcrypt}$2a$10$abcdefghijklmnopqrstuv");
            node.get(LastLogins.class).record(ALICE, "198.51.100.77", Instant.now());
            node.get(LoginAttempts.class).failed("Alice Example", "198.51.100.77");
            node.get(ClaimKeys.class).ofName("Alice Example");
            node.get(ClaimKeys.class).ofEmail("alice@example.org");
            node.get(PersonalDataCipher.class).encrypt(ALICE, "Alice Example");
            node.get(MailCodes.class)
                    .send(
                            "alice@example.org",
                            "198.51.100.77",
                            new MailCodes.Rules(Duration.ofMinutes(3), 5, 10, 300),
                            code -> mailed.add(code));
            node.get(LastActivity.class).record(ALICE, Instant.now());
            node.get(ParkedDocuments.class).park("posts", "1", new Waiting(1, "stumbled at Alice"));
            OperatorActs acts = node.get(OperatorActs.class);
            acts.conclude(
                    acts.record(new OperatorActs.Intent(ALICE, "dead-letters.retry", "posts/1", "Alice Example asked")),
                    "stumbled at Alice again");
            LotterySeeds seeds = node.get(LotterySeeds.class);
            secrets.add(HexFormat.of().formatHex(seeds.find(seeds.make()).orElseThrow()));
            secrets.add(HexFormat.of()
                    .formatHex(node.get(LedgerKeys.class)
                            .checkpointKey()
                            .getPrivate()
                            .getEncoded()));
            secrets.add(node.get(TokenKeys.class)
                    .signingKey()
                    .toRSAKey()
                    .getPrivateExponent()
                    .toString());
        }
    }

    @AfterEach
    void quiet() {
        root.setLevel(usual);
        root.detachAppender(log);
    }

    @Test
    void is_found_in_the_tables() {
        String dump = dump();

        assertThat(dump).contains("4001", "forum");
        assertThat(secrets).allSatisfy(secret -> {
            assertThat(dump).doesNotContainIgnoringCase(secret);
            assertThat(dump).doesNotContain(hex(secret));
            assertThat(dump)
                    .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
        });
    }

    /** Four digits are in many a number, so not in every row; a column of its own would show them. */
    @Test
    void a_mailed_code_is_found_in_no_field() {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        assertThat(mailed).hasSize(1);
        assertThat(jdbc.sql("SELECT code FROM vault.mail_code")
                        .query(byte[].class)
                        .list())
                .singleElement()
                .satisfies(code -> assertThat(code).hasSize(32));
        assertThat(log.list).noneMatch(line -> (" " + line.getFormattedMessage() + " ")
                .matches("(?s).*[^0-9]" + mailed.getFirst() + "[^0-9].*code.*"));
    }

    @Test
    void is_found_in_the_log() {
        assertThat(log.list).isNotEmpty();
        assertThat(log.list).allSatisfy(line -> assertThat(line.getFormattedMessage())
                .doesNotContainIgnoringCase(secrets.toArray(CharSequence[]::new)));
    }

    /** Every row of every table, bytes as hexadecimal. */
    private String dump() {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        List<String> tables = jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'vault'")
                .query(String.class)
                .list();
        assertThat(tables)
                .contains(
                        "session",
                        "credential",
                        "last_login",
                        "login_failure",
                        "parked_event",
                        "lottery_seed",
                        "mail_code",
                        "mail_request",
                        "activity",
                        "operator_act");
        StringBuilder dump = new StringBuilder();
        for (String table : tables) {
            jdbc.sql("SELECT kept::text FROM vault." + table + " AS kept")
                    .query(String.class)
                    .list()
                    .forEach(row -> dump.append(table).append(row).append('\n'));
        }
        return dump.toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8)).toLowerCase(Locale.ROOT);
    }
}
