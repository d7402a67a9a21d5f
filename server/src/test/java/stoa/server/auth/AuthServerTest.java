package stoa.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.auth.platform.AuthFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Doors;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.identity.Entry;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.SocketClient;
import stoa.vault.Presence;
import tools.jackson.databind.JsonNode;

/** The Auth Server face through the whole of Stoa: mails, codes, people, and who is there. */
class AuthServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\b[0-9]{4}\\b");

    @TempDir
    private static Path data;

    private static StoaTest stoa;
    private static Client auth;
    private static Client forum;

    @BeforeAll
    static void start() {
        stoa = StoaTest.start(
                TestPostgres.freshDatabase(),
                data,
                "stoa.gateway.admin.password=let me in",
                "stoa.guests.rest=2s",
                "stoa.guests.look-every=100ms",
                "stoa.gateway.password.memory=64KB",
                "stoa.gateway.password.iterations=1");
        auth = new Client(
                stoa.bean(Doors.class).portOf(stoa.bean(AuthFace.class)).orElseThrow());
        forum = new Client(stoa.port());
    }

    @AfterAll
    static void stop() {
        stoa.close();
    }

    @Test
    void somebody_registers_by_mail_logs_in_pings_and_is_on_every_face() throws Exception {
        assertThat(auth.post("/api/v1/auth/verify", "{\"email\":\"new.user@example.com\"}")
                        .text())
                .isEqualTo("邮件已发送至new.user@example.com");
        assertThat(auth.post("/api/v1/auth/verify", "{\"email\":\"New.User@example.com\"}")
                        .status())
                .as("the same e-mail in another case")
                .isEqualTo(202);

        Answer registered = register("new_user", "new.user@example.com", codeFor("new.user@example.com"));
        assertThat(registered.status()).as(registered.text()).isEqualTo(200);
        assertThat(registered.json().get("username").stringValue()).isEqualTo("new_user");
        long id = registered.json().get("id").longValue();

        Answer login = login("new_user", "front-end encrypted");
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().get("id").longValue()).isEqualTo(id);
        assertThat(login.json().get("role").stringValue()).isEqualTo("user");
        assertThat(login.json().get("email").stringValue()).isEqualTo("new.user@example.com");
        String[] bearer = {"Authorization", login.header("Authorization")};
        assertThat(auth.get("/api/v1/auth/ping", bearer).text()).isEqualTo("pong");
        assertThat(stoa.bean(Presence.class).isOnline(new AccountId(id))).isTrue();
        assertThat(forum.get("/api/v1/users/" + id, bearer).data().get("name").stringValue())
                .isEqualTo("new_user");
        assertThat(auth.get("/auth/user/" + id).json().get("last_active").stringValue())
                .isGreaterThanOrEqualTo(login.json().get("last_active").stringValue());
    }

    @Test
    void of_racing_registrations_with_one_code_one_wins() throws Exception {
        auth.post("/api/v1/auth/verify", "{\"email\":\"racer@example.com\"}");
        String code = codeFor("racer@example.com");

        List<CompletableFuture<Answer>> racing = IntStream.range(0, 10)
                .mapToObj(racer ->
                        CompletableFuture.supplyAsync(() -> register("racer" + racer, "racer@example.com", code)))
                .toList();

        List<Integer> statuses =
                racing.stream().map(CompletableFuture::join).map(Answer::status).toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).allMatch(status -> status == 200 || status == 400 || status == 401);
    }

    @Test
    void five_wrong_codes_void_the_right_one() throws Exception {
        auth.post("/api/v1/auth/verify", "{\"email\":\"guessed@example.com\"}");
        String code = codeFor("guessed@example.com");
        String wrong = code.equals("0000") ? "0001" : "0000";
        for (int guess = 0; guess < 5; guess++) {
            assertThat(register("guessed", "guessed@example.com", wrong).status())
                    .isEqualTo(401);
        }

        assertThat(register("guessed", "guessed@example.com", code).status()).isEqualTo(401);
        assertThat(auth.post("/api/v1/auth/verify", "{\"email\":\"guessed@example.com\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_page_of_people_has_at_most_500() {
        Commands commands = stoa.bean(Commands.class);
        PublicIds ids = stoa.bean(PublicIds.class);
        for (int number = 0; number < 501; number++) {
            AccountId account = new AccountId(ids.next());
            commands.send(
                    stoa.bean(AuthFace.class),
                    account,
                    new RegisterAccount(account, "one of " + number, "", Role.USER));
        }
        String[] admin = {"Authorization", login("admin", "let me in").header("Authorization")};
        JsonNode most = auth.get("/auth/users?offset=0&num=501", admin).json();
        assertThat(most).hasSize(500);
        assertThat(auth.get("/auth/users?offset=0&num=100000", admin).json()).isEqualTo(most);
        assertThat(auth.get("/auth/users?offset=500&num=500", admin).json()).isNotEmpty();
    }

    @Test
    void the_administrator_lists_people_and_guests_are_not_among_them() {
        LoggedIn alice = forum.register();
        Entry.Admitted guest = stoa.bean(Entry.class).asGuest(stoa.bean(AuthFace.class), "", "203.0.113.5");
        String[] admin = {"Authorization", login("admin", "let me in").header("Authorization")};

        JsonNode users = auth.get("/auth/users?offset=0&num=500", admin).json();

        assertThat(users.get(0).get("id").longValue()).isEqualTo(1);
        assertThat(users.get(0).get("username").stringValue()).isEqualTo("admin");
        assertThat(users.get(0).get("role").stringValue()).isEqualTo("admin");
        assertThat(everybody(admin))
                .isSorted()
                .contains(Long.parseLong(alice.id()))
                .doesNotContain(guest.account().value());
        assertThat(auth.get("/auth/users?offset=0&num=5", "Authorization", "Bearer " + guest.token())
                        .status())
                .isEqualTo(403);
        assertThat(auth.get("/auth/user/" + guest.account()).json().get("role").stringValue())
                .isEqualTo("guest");
    }

    private static List<Long> everybody(String... admin) {
        List<Long> ids = new ArrayList<>();
        for (int before = -1; before < ids.size(); ) {
            before = ids.size();
            auth.get("/auth/users?num=500&offset=" + before, admin)
                    .json()
                    .forEach(user -> ids.add(user.get("id").longValue()));
        }
        return ids;
    }

    @Test
    void whoever_has_a_socket_on_any_face_is_online() throws Exception {
        LoggedIn alice = forum.register();
        AccountId account = AccountId.parse(alice.id());
        Presence presence = stoa.bean(Presence.class);
        assertThat(presence.isOnline(account)).isFalse();

        try (SocketClient socket = SocketClient.open(stoa.port(), alice.bearer())) {
            assertThat(socket.isClosed()).isFalse();
            await().atMost(SOON).until(() -> presence.isOnline(account));
        }

        await().atMost(SOON).until(() -> !presence.isOnline(account));
    }

    @Test
    void guests_who_rest_are_erased_and_their_names_are_free() {
        Entry entry = stoa.bean(Entry.class);
        AuthFace face = stoa.bean(AuthFace.class);
        Entry.Admitted first = entry.asGuest(face, "wanderer", "203.0.113.5");
        Entry.Admitted second = entry.asGuest(face, "Wanderer", "203.0.113.5");
        assertThat(name(first.account())).isEqualTo("wanderer");
        assertThat(name(second.account())).matches("Wanderer_[0-9]{4}");
        assertThat(name(entry.asGuest(face, "", "203.0.113.5").account())).matches("游客[0-9]{6}");

        await().atMost(SOON).untilAsserted(() -> assertThatThrownBy(() -> name(first.account()))
                .isInstanceOf(Rejection.class));

        await().atMost(SOON)
                .until(() -> auth.get("/api/v1/auth/ping", "Authorization", "Bearer " + first.token())
                                .status()
                        == 401);
        assertThat(name(entry.asGuest(face, "wanderer", "203.0.113.5").account()))
                .isEqualTo("wanderer");
    }

    private static String name(AccountId account) {
        return stoa.bean(Queries.class)
                .ask(new GetProfile(account), GetProfile.Result.class)
                .person()
                .name();
    }

    private static Answer register(String name, String email, String code) {
        return auth.post(
                "/api/v1/auth/register",
                "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"front-end encrypted\",\"vrf_code\":\"%s\"}"
                        .formatted(name, email, code));
    }

    private static Answer login(String name, String password) {
        return auth.post("/api/v1/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    /** The four digits in the newest mail to that address. */
    private static String codeFor(String email) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
                    Matcher code = FOUR_DIGITS.matcher(mail.getContent().toString());
                    if (mail.getAllRecipients()[0].toString().equals(email) && code.find()) {
                        return code.group();
                    }
                }
            }
        }
        throw new AssertionError("no mail to " + email);
    }
}
