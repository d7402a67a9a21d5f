package stoa.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import stoa.api.account.ErasureReason;
import stoa.api.account.ProfileDraft;
import stoa.api.kernel.AccountId;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.Verification;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person leaves: nothing that they said of themselves is left anywhere, and everything else goes on. */
class ErasureTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "Zörb Éclairion";
    private static final String EMAIL = "zorb.eclairion@example.net";
    private static final String NEW_NAME = "Zörb Umbenannt";
    private static final String NICKNAME = "Zörbchen von der Wiese";
    private static final String PHONE = "+976 11 345678";
    private static final String ADDRESS = "203.0.113.177";
    private static final Map<String, String> PROFILE = Map.of(
            "avatar", "https://pictures.example.net/zörb-portrait.png",
            "bio", "keeps \"bées\" on a roof in Ulaanbaatar",
            "birthday", "1987-06-05",
            "location", "Ulaanbaatar-Süd",
            "country", "Mongolia-West");
    private static final List<String> PERSONAL = List.of(
            NAME,
            EMAIL,
            ADDRESS,
            PROFILE.get("avatar"),
            PROFILE.get("bio"),
            PROFILE.get("birthday"),
            PROFILE.get("location"),
            PROFILE.get("country"),
            NEW_NAME,
            NICKNAME,
            PHONE,
            "Éclairion",
            "eclairion",
            "portrait.png");
    private static final String[] SETTINGS = {
        "stoa.gateway.trusted-proxies=127.0.0.0/8,::1", "stoa.gateway.admin.password=let me in"
    };

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("stoa");
    private final Logger access = (Logger) LoggerFactory.getLogger("stoa.access");

    @TempDir
    private Path data;

    private StoaTest stoa;
    private Client client;
    private LoggedIn zorb;
    private LoggedIn friend;
    private String post;
    private String session;

    @Test
    void leaves_no_trace_of_the_person_and_everything_that_they_wrote() throws Exception {
        listen();
        try {
            start();
            live();
            try (SocketClient socket = SocketClient.open(stoa.port(), zorb.bearer())) {
                assertThat(new Traces().mongo(stoa.bean(MongoDatabase.class)).of(NAME))
                        .as("before, the search finds the name in the views")
                        .isNotEmpty();

                Answer answer = erase();

                assertThat(answer.outcome()).as(answer.text()).isEqualTo("0/200");
                await().atMost(SOON).until(socket::isClosed);
            }
            assertGone();
            assertNoTraces();
            stoa.close();

            // The views are in memory, so this start makes them anew from the ledger.
            start();
            assertGone();
            assertNoTraces();
            assertThat(register(NAME, "").outcome()).as("the name is held").isEqualTo("20002/409");
            assertThat(register("Zorb the second", EMAIL).status())
                    .as("the e-mail is free")
                    .isEqualTo(200);
            assertTreeHolds();
        } finally {
            stoa.close();
            listenNoMore();
        }
    }

    @Test
    void an_operator_erases_a_person_and_the_administrator_stays() throws Exception {
        start();
        try {
            live();
            Client operators = new Client(stoa.operatorPort());
            String token = operators
                    .post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"let me in\"}")
                    .json()
                    .get("token")
                    .stringValue();
            String[] admin = {"Authorization", "Bearer " + token};
            String path = "/api/v1/accounts/" + zorb.id() + "/erasure";

            assertThat(operators.post(path, "{\"reason\":\"legal\"}", admin).status())
                    .isEqualTo(204);
            assertThat(operators.post(path, "{\"reason\":\"legal\"}", admin).status())
                    .as("done again")
                    .isEqualTo(204);
            assertThat(operators
                            .post("/api/v1/accounts/1/erasure", "{\"reason\":\"legal\"}", admin)
                            .status())
                    .isEqualTo(409);

            assertGone();
            assertThat(new ErasureListFile(data.resolve("erasures.list")).read())
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.erasure().account()).hasToString(zorb.id());
                        assertThat(line.erasure().reason()).isEqualTo(ErasureReason.LEGAL);
                    });
        } finally {
            stoa.close();
        }
    }

    private void start() {
        stoa = StoaTest.start(database, data, SETTINGS);
        client = new Client(stoa.port());
    }

    private Answer register(String name, String email) {
        String body =
                new JsonMapper().writeValueAsString(Map.of("name", name, "email", email, "password", Client.PASSWORD));
        return client.post("/api/v1/auth/register", body, "X-Forwarded-For", ADDRESS);
    }

    private Answer erase() {
        return client.post(
                "/api/v1/users/me/erasure", "{\"password\":\"%s\"}".formatted(Client.PASSWORD), zorb.bearer());
    }

    /** Everything that a person can leave behind, on both sides. */
    private void live() {
        friend = client.register();
        zorb = LoggedIn.from(NAME, register(NAME, EMAIL));
        String profile = new JsonMapper().writeValueAsString(PROFILE);
        // Enough of them for a snapshot.
        for (int edit = 0; edit < 60; edit++) {
            assertOk(client.post("/api/v1/users/me", profile, zorb.bearer()));
        }
        AccountId account = AccountId.parse(zorb.id());
        stoa.bean(Commands.class)
                .send(
                        stoa.bean(ForumFace.class),
                        account,
                        ProfileDraft.of(account)
                                .name(NEW_NAME)
                                .nickname(NICKNAME)
                                .phone(PHONE)
                                .edit());
        stoa.bean(Commands.class)
                .send(
                        stoa.bean(ForumFace.class),
                        account,
                        ProfileDraft.of(account).name(NAME).edit());
        post = publish(zorb, "a post that stays");
        assertOk(client.post("/api/v1/posts/" + post + "/likes", "", friend.bearer()));
        assertOk(client.post("/api/v1/posts/" + post + "/comments", "{\"content\":\"mine\"}", zorb.bearer()));
        assertOk(client.post("/api/v1/users/" + zorb.id() + "/follow", "", friend.bearer()));
        assertOk(client.post("/api/v1/users/" + friend.id() + "/follow", "", zorb.bearer()));
        session = client.get("/api/v1/users/" + friend.id() + "/sessions", zorb.bearer())
                .data()
                .get("session_id")
                .stringValue();
        try (SocketClient socket = SocketClient.open(stoa.port(), zorb.bearer())) {
            socket.send("""
                    {"type":"message","session_id":"%s","session_type":1,"message_from":"%s","message_to":"%s",\
                    "content":"a message that stays"}""".formatted(session, zorb.id(), friend.id()));
            socket.next();
        }
        client.post("/api/v1/auth/login", "{\"name\":\"" + NAME + "\",\"password\":\"" + "0".repeat(32) + "\"}");
        client.get("/api/v1/users/search?name=" + URLEncoder.encode(NAME, StandardCharsets.UTF_8));
    }

    private String publish(LoggedIn author, String title) {
        Answer answer = client.post(
                "/api/v1/posts",
                "{\"title\":\"%s\",\"content\":\"text\",\"tags\":[]}".formatted(title),
                author.bearer());
        assertOk(answer);
        return answer.data().get("id").stringValue();
    }

    private static void assertOk(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void assertGone() {
        assertThat(client.get("/api/v1/auth/status", zorb.bearer()).status()).isEqualTo(401);
        assertThat(client.get("/api/v1/auth/status", zorb.refreshCookie()).status())
                .isEqualTo(401);
        assertThat(client.post(
                                "/api/v1/auth/login",
                                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(NAME, Client.PASSWORD))
                        .outcome())
                .isEqualTo("20001/404");
        assertThat(client.get("/api/v1/users/" + zorb.id()).outcome()).isEqualTo("20001/404");
        assertThat(client.post(
                                "/api/v1/users/" + zorb.id() + "/follow",
                                "",
                                client.register().bearer())
                        .outcome())
                .isEqualTo("20001/404");
        JsonNode shown = client.get("/api/v1/posts/" + post).data();
        assertThat(shown.get("title").stringValue()).isEqualTo("a post that stays");
        assertThat(shown.get("author").get("id").stringValue()).isEqualTo(zorb.id());
        assertThat(shown.get("author").get("name").stringValue()).isEmpty();
        assertThat(client.get("/api/v1/users/me/followers", friend.bearer()).text())
                .contains(zorb.id())
                .doesNotContain("Éclairion");
        assertThat(client.get("/api/v1/users/" + zorb.id() + "/sessions/messages?pageSize=5", friend.bearer())
                        .text())
                .contains("a message that stays");
    }

    private void assertNoTraces() throws Exception {
        Traces traces = new Traces()
                .postgres(database)
                .mongo(stoa.bean(MongoDatabase.class))
                .files(data)
                .dump("log", log.list.stream().map(ErasureTest::line).collect(Collectors.joining("\n")))
                .dump(
                        "the friend's export",
                        client.get("/api/v1/users/me/export", friend.bearer()).text())
                .dump(
                        "what the friend sees",
                        client.get("/api/v1/sessions", friend.bearer()).text());
        for (String personal : PERSONAL) {
            assertThat(traces.of(personal)).as(personal).isEmpty();
        }
        assertThat(traces.of("a post that stays"))
                .as("the search finds what is there")
                .contains("ledger.event", "collection post_page_v1");
        assertThat(traces.names()).contains("vault.credential", "ledger.snapshot", "log");
        assertThat(traces.of(zorb.id()))
                .contains("vault.personal_key", data.resolve("erasures.list").toString());
    }

    private void assertTreeHolds() {
        try (LedgerDatabase ledger = LedgerDatabase.readOnly(database.url(), database.user(), database.password())) {
            Verification.Report report = Verification.of(ledger);
            assertThat(report.finding()).isEmpty();
            assertThat(report.size()).isGreaterThan(60);
        }
    }

    private static String line(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getThrowableProxy();
    }

    /** To everything that an operator may have logged, every request included. */
    private void listen() {
        logger.setLevel(Level.DEBUG);
        access.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    private void listenNoMore() {
        logger.detachAppender(log);
        logger.setLevel(null);
        access.setLevel(Level.WARN);
    }
}
