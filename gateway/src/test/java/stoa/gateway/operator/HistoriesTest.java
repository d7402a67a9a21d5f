package stoa.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import stoa.api.audit.AsOf;
import stoa.api.audit.query.GetHistory;
import stoa.gateway.kit.FakeActs;
import stoa.gateway.kit.FakeHistories;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;

@GatewayTest
@TestPropertySource(properties = "stoa.gateway.admin.password=let me in")
@DirtiesContext
class HistoriesTest {

    private static final String AUDIT = "/api/v1/audit";

    @Autowired
    Doors doors;

    @Autowired
    OperatorFace face;

    @Autowired
    FakeHistories histories;

    @Autowired
    FakeActs acts;

    private Client operators;
    private String[] admin;

    @BeforeEach
    void logIn() {
        operators = new Client(doors.portOf(face).orElseThrow());
        String token = operators
                .post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"let me in\"}")
                .json()
                .get("token")
                .stringValue();
        admin = new String[] {"Authorization", "Bearer " + token};
    }

    private GetHistory asked() {
        return histories.asked.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "posts", "conversations", "rounds"})
    void a_page_is_masked_and_leads_to_the_next_one(String kind) {
        Answer first = operators.get(AUDIT + "/" + kind + "/7", admin);
        Answer last = operators.get(AUDIT + "/" + kind + "/7?before=9&limit=1&asOf=12", admin);

        assertThat(first.text())
                .isEqualTo("{\"events\":[{\"position\":9,\"at\":\"2026-11-21T12:00:00Z\",\"stream\":\"account:7\","
                        + "\"sequence\":1,\"event\":\"account.ProfileEdited\",\"actor\":\"7\",\"face\":\"forum\","
                        + "\"roles\":[\"account\"],\"data\":{\"bio\":\"masked\"}}],\"next\":9}");
        assertThat(last.json().has("next")).isFalse();
        assertThat(asked().before()).isEqualTo(OptionalLong.of(9));
        assertThat(asked().limit()).isEqualTo(1);
        assertThat(asked().asOf()).isEqualTo(AsOf.parse("12"));
    }

    @Test
    void a_post_is_shown_as_it_was_with_its_comments_and_likes() {
        Answer then = operators.get(AUDIT + "/posts/7/state?asOf=12", admin);

        assertThat(then.text())
                .isEqualTo("{\"position\":12,\"id\":\"7\",\"author\":\"5\",\"title\":\"Hello\",\"content\":\"there\","
                        + "\"tags\":[\"a\"],\"publishedAt\":\"2026-11-21T12:00:00Z\",\"views\":3,\"likes\":1,"
                        + "\"comments\":2,\"likedBy\":[\"6\"],\"discussions\":[{\"comment\":{\"id\":\"8\","
                        + "\"author\":\"6\",\"content\":\"well said\",\"writtenAt\":\"2026-11-21T12:00:00Z\"},"
                        + "\"replies\":[{\"id\":\"9\",\"author\":\"6\",\"content\":\"well said\","
                        + "\"writtenAt\":\"2026-11-21T12:00:00Z\"}]}]}");
        assertThat(operators.get(AUDIT + "/posts/7/state", admin).status()).isEqualTo(404);
    }

    @Test
    void a_conversation_tells_who_had_a_part_in_it() {
        assertThat(operators
                        .get(AUDIT + "/conversations/7/members?asOf=12", admin)
                        .text())
                .isEqualTo("{\"position\":12,\"members\":[{\"account\":\"6\",\"role\":\"owner\","
                        + "\"since\":\"2026-11-21T12:00:00Z\"}]}");
        assertThat(operators.get(AUDIT + "/conversations/8/members", admin).status())
                .isEqualTo(404);
    }

    @Test
    void what_is_personal_is_shown_for_a_reason_that_is_recorded() {
        int before = acts.all().size();

        assertThat(operators.get(AUDIT + "/accounts/7?personal=true", admin).status())
                .isEqualTo(400);
        assertThat(acts.all()).hasSize(before);
        assertThat(operators
                        .get(AUDIT + "/accounts/7?personal=true&why=a%20complaint", admin)
                        .text())
                .contains("a bio");
        assertThat(acts.all().getLast().intent().why()).isEqualTo("a complaint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/0",
                "/accounts/x",
                "/posts/7?before=0",
                "/posts/7?before=x",
                "/posts/7?limit=0",
                "/posts/7?limit=201",
                "/rounds/7?asOf=yesterday",
                "/rounds/7?asOf=",
                "/posts/x/state",
                "/posts/7/state?asOf=never"
            })
    void what_can_not_be_is_a_bad_request(String path) {
        Answer answer = operators.get(AUDIT + path, admin);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
