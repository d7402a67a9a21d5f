package stoa.gateway.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.account.command.RegisterAccount;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Role;
import stoa.gateway.auth.platform.AuthFace;
import stoa.gateway.kit.FakePresence;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Doors;
import stoa.gateway.platform.access.TokenDelivery;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.vault.Sessions;
import tools.jackson.databind.JsonNode;

/** Looking at people on this face. */
@GatewayTest
class UserTest {

    private static final String BAD = "{\"error\":\"请求参数错误\"}";

    @LocalServerPort
    int mainPort;

    @Autowired
    Doors doors;

    @Autowired
    AuthFace face;

    @Autowired
    FakePresence presence;

    @Autowired
    PublicIds ids;

    @Autowired
    Commands commands;

    @Autowired
    Sessions sessions;

    @Autowired
    TokenDelivery tokens;

    private Client auth;
    private LoggedIn alice;

    @BeforeEach
    void connect() {
        auth = new Client(doors.portOf(face).orElseThrow());
        alice = new Client(mainPort).register();
    }

    /** Somebody of that role, and a header that authenticates them. */
    private String[] bearer(Role role) {
        AccountId account = new AccountId(ids.next());
        commands.sendAsSystemSeen(new RegisterAccount(account, role + "-" + account, "", role));
        Sessions.Opened session = sessions.open(account, role, "auth");
        return new String[] {"Authorization", "Bearer " + tokens.lastingToken(face, session.session())};
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/user/", "/api/v1/auth/user/"})
    void anybody_sees_a_person_at_either_address(String path) {
        presence.active.put(AccountId.parse(alice.id()), java.time.Instant.parse("2025-06-25T15:04:05.999Z"));

        Answer answer = auth.get(path + alice.id());

        assertThat(answer.text())
                .isEqualTo(("{\"id\":%s,\"username\":\"%s\",\"email\":\"%s@example.com\","
                                + "\"avatar_url\":\"\",\"role\":\"user\","
                                + "\"last_active\":\"2025-06-25 15:04:05\"}")
                        .formatted(alice.id(), alice.name(), alice.name()));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void who_was_never_active_was_so_when_they_came() {
        AccountId account = new AccountId(ids.next());
        commands.sendAsSystemSeen(new RegisterAccount(account, "quiet-" + account, "", Role.USER));

        JsonNode user = auth.get("/auth/user/" + account).json();

        assertThat(user.get("last_active").stringValue()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}");
        assertThat(user.get("email").stringValue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "9223372036854775808", "99999999999999999999", "9007199254740992"})
    void what_is_no_id_is_a_bad_request(String id) {
        Answer answer = auth.get("/auth/user/" + id);

        assertThat(answer.text()).isEqualTo(BAD);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void nobody_of_that_id_is_404() {
        Answer answer = auth.get("/auth/user/9007199254740991");

        assertThat(answer.text()).isEqualTo("{\"error\":\"用户未找到\"}");
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void administrators_see_all_who_registered_by_id() {
        String[] admin = bearer(Role.ADMIN);
        bearer(Role.GUEST);

        JsonNode all = auth.get("/auth/users?offset=0&num=9999999999", admin).json();
        Answer second = auth.get("/api/v1/auth/users?offset=1&num=1", admin);

        List<Long> found =
                all.valueStream().map(user -> user.get("id").longValue()).toList();
        assertThat(found).isSorted().contains(Long.parseLong(alice.id()));
        assertThat(all.valueStream().map(user -> user.get("role").stringValue()))
                .doesNotContain("guest");
        assertThat(second.json().size()).isEqualTo(1);
        assertThat(second.json().get(0)).isEqualTo(all.get(1));
    }

    @Test
    void past_the_end_there_is_nobody() {
        assertThat(auth.get("/auth/users?offset=999999999999&num=5", bearer(Role.ADMIN))
                        .text())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?offset=0",
                "?num=1",
                "?offset=&num=1",
                "?offset=-1&num=1",
                "?offset=0&num=0",
                "?offset=x&num=1",
                "?offset=0&num=1.5",
                "?offset=0&num=99999999999999999999"
            })
    void a_page_that_is_none_is_a_bad_request_to_administrators_and_none_of_others_business(String query) {
        assertThat(auth.get("/auth/users" + query, bearer(Role.ADMIN)).text()).isEqualTo(BAD);
        assertThat(auth.get("/auth/users" + query, alice.bearer()).status()).isEqualTo(403);
        assertThat(auth.get("/auth/users" + query).status()).isEqualTo(401);
    }

    @Test
    void the_list_is_for_administrators_only() {
        Answer answer = auth.get("/auth/users?offset=0&num=1", alice.bearer());

        assertThat(answer.text()).isEqualTo("{\"error\":\"权限不足\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(auth.get("/auth/users?offset=0&num=1", bearer(Role.GUEST)).status())
                .isEqualTo(403);
    }

    @Test
    void what_is_not_here_is_404_and_what_is_asked_wrongly_405() {
        assertThat(auth.get("/auth/nothing").text()).isEqualTo("{\"error\":\"资源不存在\"}");
        assertThat(auth.get("/auth/nothing").status()).isEqualTo(404);
        assertThat(auth.get("/api/v1/posts").status()).isEqualTo(404);
        assertThat(auth.get("/auth/ping").status()).as("has one address only").isEqualTo(404);
        assertThat(auth.get("/api/v1/auth/login").status()).isEqualTo(405);
        assertThat(auth.get("/api/v1/auth/login").text()).isEqualTo("{\"error\":\"请求方法不支持\"}");
    }

    @Test
    void under_the_prefix_of_the_main_port_it_is_the_same() {
        Answer direct = auth.get("/auth/user/" + alice.id());
        Answer prefixed = new Client(mainPort).get("/auth-server/auth/user/" + alice.id());

        assertThat(prefixed.text()).isEqualTo(direct.text());
        assertThat(prefixed.status()).isEqualTo(200);
    }
}
