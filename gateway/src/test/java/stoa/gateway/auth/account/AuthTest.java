package stoa.gateway.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.AccountId;
import stoa.gateway.auth.platform.AuthFace;
import stoa.gateway.kit.FakeMailCodes;
import stoa.gateway.kit.FakePresence;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.TestClock;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Coming in on this face, line by line of its document, and what the document leaves open. */
@GatewayTest
class AuthTest {

    private static final String BAD = "{\"error\":\"请求参数错误\"}";
    private static final String UNAUTHENTICATED = "{\"error\":\"未认证或 Token 无效\"}";
    private static int people;

    @LocalServerPort
    int mainPort;

    @Autowired
    Doors doors;

    @Autowired
    AuthFace face;

    @Autowired
    FakeMailCodes codes;

    @Autowired
    FakePresence presence;

    @Autowired
    TestClock clock;

    private final String name = "new_user" + ++people + Long.toString(System.nanoTime(), 36);
    private final String email = name + "@example.com";
    private Client auth;
    private Client main;

    @BeforeEach
    void connect() {
        auth = new Client(doors.portOf(face).orElseThrow());
        main = new Client(mainPort);
    }

    @AfterEach
    void repair() {
        codes.limited = false;
        presence.isDown = false;
    }

    private Answer verify(String address) {
        return auth.post("/api/v1/auth/verify", "{\"email\":\"" + address + "\"}");
    }

    private Answer register(String vrfCode) {
        return register(name, email, "secret", vrfCode);
    }

    private Answer register(String username, String address, String password, String vrfCode) {
        return auth.post(
                "/api/v1/auth/register",
                "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\",\"vrf_code\":%s}"
                        .formatted(username, address, password, vrfCode));
    }

    private Answer login(String username, String password) {
        return auth.post(
                "/api/v1/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    }

    @Test
    void a_code_is_mailed_and_said_to_be() throws IOException {
        Answer answer = verify("  " + email + " ");

        assertThat(answer.text()).isEqualTo("邮件已发送至" + email);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(newestMail()).contains("To: " + email).contains("Subject: ");
    }

    @Test
    void while_a_code_is_good_there_is_no_other_mail() throws IOException {
        verify(email);
        String mail = newestMail();

        Answer answer = verify(email);

        assertThat(answer.text()).isEqualTo("验证码已存在");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(newestMail()).isEqualTo(mail);
    }

    @Test
    void too_many_mails_are_refused_for_a_while() {
        codes.limited = true;

        Answer answer = verify(email);

        assertThat(answer.text()).isEqualTo("{\"error\":\"请求过于频繁，请稍后重试\"}");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"email\":\"\"}", "{\"email\":\"nobody\"}", "{\"email\":7}", "[]", "null"})
    void what_names_no_email_is_a_bad_request(String body) {
        Answer answer = auth.post("/api/v1/auth/verify", body);

        assertThat(answer.text()).isEqualTo(BAD);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void with_the_code_an_account_is_opened_and_nobody_logged_in() {
        verify(email);

        Answer answer = register("\"" + FakeMailCodes.CODE + "\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"id\":" + answer.json().get("id").longValue() + ",\"username\":\"" + name + "\"}");
        assertThat(answer.header("Authorization")).isNull();
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(login(name, "secret").status()).isEqualTo(200);
        assertThat(register("\"" + FakeMailCodes.CODE + "\"").status())
                .as("the code is used up")
                .isEqualTo(401);
    }

    @Test
    void a_code_that_lost_its_zeros_as_a_number_gets_them_back() {
        verify(email);

        assertThat(register("42").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_code_or_none_that_was_mailed_is_401() {
        assertThat(register("\"0042\"").text()).isEqualTo("{\"error\":\"验证码错误或已失效\"}");
        verify(email);
        assertThat(register("\"0043\"").status()).isEqualTo(401);
        assertThat(register("\"0042\"").status()).isEqualTo(200);
    }

    @Test
    void a_name_that_is_taken_is_400_and_leaves_the_code_good() {
        LoggedIn alice = main.register();
        verify(email);

        Answer taken = register(alice.name(), email, "secret", "\"0042\"");
        assertThat(taken.text()).isEqualTo("{\"error\":\"用户名或邮箱已存在\"}");
        assertThat(taken.status()).isEqualTo(400);

        assertThat(register("\"0042\"").status()).isEqualTo(200);
    }

    @Test
    void the_code_is_looked_at_before_whether_the_name_is_free() {
        LoggedIn alice = main.register();

        assertThat(register(alice.name(), email, "secret", "\"0042\"").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"username\":\"n\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":\"0042\"}",
                "{\"username\":\"nn\",\"email\":\"\",\"password\":\"p\",\"vrf_code\":\"0042\"}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"\",\"vrf_code\":\"0042\"}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\"}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":\"042\"}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":\"00421\"}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":\"abcd\"}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":10000}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":-1}",
                "{\"username\":\"nn\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":true}",
                "{\"username\":\"n/n\",\"email\":\"a@b\",\"password\":\"p\",\"vrf_code\":\"0042\"}"
            })
    void a_malformed_registration_is_a_bad_request_before_the_code_is_looked_at(String body) {
        Answer answer = auth.post("/api/v1/auth/register", body);

        assertThat(answer.text()).isEqualTo(BAD);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_password_may_be_of_1_to_1024_characters() {
        verify(email);
        assertThat(register(name, email, "x".repeat(1_025), "\"0042\"").status())
                .isEqualTo(400);

        assertThat(register(name, email, "x".repeat(1_024), "\"0042\"").status())
                .isEqualTo(200);
        assertThat(login(name, "x".repeat(1_024)).status()).isEqualTo(200);
    }

    @Test
    void a_login_shows_the_person_as_active_now_with_the_token_in_a_header_that_any_page_may_read() {
        LoggedIn alice = main.register();

        Answer answer = auth.post(
                "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), Client.PASSWORD),
                "Origin",
                "http://anywhere.example");

        assertThat(answer.text())
                .isEqualTo(("{\"id\":%s,\"username\":\"%s\",\"email\":\"%s\",\"avatar_url\":\"\",\"role\":\"user\","
                                + "\"last_active\":\"%s\"}")
                        .formatted(alice.id(), alice.name(), alice.name() + "@example.com", asText(clock.instant())));
        assertThat(answer.header("Authorization")).startsWith("Bearer ");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Authorization");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(main.get("/api/v1/auth/status", "Authorization", answer.header("Authorization"))
                        .status())
                .as("good on the other faces")
                .isEqualTo(200);
    }

    @Test
    void wrong_credentials_are_a_bad_request_whichever_of_the_two_is_wrong() {
        LoggedIn alice = main.register();

        for (Answer answer : List.of(login(alice.name(), "wrong"), login("nobody" + name, "wrong"))) {
            assertThat(answer.text()).isEqualTo("{\"error\":\"用户名或密码错误\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Authorization")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"username\":\"a\"}",
                "{\"username\":\"\",\"password\":\"\"}",
                "{\"username\":1}"
            })
    void a_malformed_login_is_a_bad_request(String body) {
        Answer answer = auth.post("/api/v1/auth/login", body);

        assertThat(answer.text()).isEqualTo(BAD);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_login_works_although_an_old_token_comes_along() {
        LoggedIn alice = main.register();

        Answer answer = auth.post(
                "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), Client.PASSWORD),
                "Authorization",
                "Bearer of.bad.news");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void who_guesses_has_to_wait() {
        LoggedIn alice = main.register();
        for (int guess = 0; guess < 5; guess++) {
            login(alice.name(), "guess" + guess);
        }

        Answer answer = login(alice.name(), Client.PASSWORD);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    @Test
    void a_ping_is_answered_pong_and_makes_the_caller_present() {
        LoggedIn alice = main.register();

        Answer answer = auth.get("/api/v1/auth/ping", alice.bearer());

        assertThat(answer.text()).isEqualTo("pong");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(presence.isOnline(AccountId.parse(alice.id()))).isTrue();
    }

    @Test
    void a_ping_without_a_login_is_401() {
        Answer answer = auth.get("/api/v1/auth/ping");

        assertThat(answer.text()).isEqualTo(UNAUTHENTICATED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(auth.get(
                                "/api/v1/auth/ping",
                                "Cookie",
                                "x-jwt-token=" + main.register().accessToken())
                        .status())
                .as("cookies do not count")
                .isEqualTo(401);
    }

    @Test
    void a_ping_that_can_not_be_written_is_400() {
        LoggedIn alice = main.register();
        presence.isDown = true;

        Answer answer = auth.get("/api/v1/auth/ping", alice.bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("{\"error\":\"用户状态更新失败\"}");
    }

    private static String asText(Instant time) {
        return time.toString().substring(0, 19).replace('T', ' ');
    }

    private static String newestMail() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/mails"))) {
            Path newest = files.max(Comparator.comparing(AuthTest::age)).orElseThrow();
            return Files.readString(newest);
        }
    }

    private static Instant age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
