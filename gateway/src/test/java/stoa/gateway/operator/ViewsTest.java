package stoa.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import stoa.api.kernel.AccountId;
import stoa.api.view.ViewDiff;
import stoa.api.view.ViewDiff.Difference;
import stoa.api.view.ViewDiff.Guilty;
import stoa.api.view.ViewError;
import stoa.api.view.ViewState.Failure;
import stoa.api.view.ViewState.Filling;
import stoa.api.view.ViewState.Version;
import stoa.gateway.kit.FakeActs;
import stoa.gateway.kit.FakeViews;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.vault.OperatorActs.Act;
import stoa.vault.OperatorActs.Intent;
import tools.jackson.databind.JsonNode;

@GatewayTest
@TestPropertySource(properties = "stoa.gateway.admin.password=let me in")
@DirtiesContext
class ViewsTest {

    private static final String FEED = "/api/v1/views/post-feed";
    private static final String WHY = "{\"why\": \"the feed looked odd\"}";

    @Autowired
    Doors doors;

    @Autowired
    OperatorFace face;

    @Autowired
    FakeViews views;

    @Autowired
    FakeActs acts;

    private Client operators;
    private String[] admin;

    @BeforeEach
    void logIn() {
        views.reset();
        operators = new Client(doors.portOf(face).orElseThrow());
        String token = operators
                .post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"let me in\"}")
                .json()
                .get("token")
                .stringValue();
        admin = new String[] {"Authorization", "Bearer " + token};
    }

    @Test
    void all_views_are_listed_with_how_far_each_is() {
        JsonNode live =
                operators.get("/api/v1/views", admin).json().get("views").get(0);

        assertThat(live).hasToString(operators.get(FEED, admin).json().toString());
        assertThat(live.get("view").stringValue()).isEqualTo("post-feed");
        assertThat(live.get("live"))
                .hasToString("{\"version\":\"post-feed-v1\",\"state\":\"live\",\"documents\":1,\"position\":90,"
                        + "\"lag_events\":10,\"lag_seconds\":1.5,\"parked\":2}");
        assertThat(live.has("beside")).isFalse();
    }

    @Test
    void a_version_that_fills_tells_how_fast_and_one_that_failed_tells_why() {
        views.beside =
                Optional.of(version("filling", new Filling(5_000, 33.333, Optional.of(Duration.ofMillis(2_500)))));
        assertThat(operators.get(FEED, admin).json().get("beside").get("progress"))
                .hasToString("{\"events_per_second\":5000,\"percent\":33.3,\"seconds_left\":2.5}");

        views.beside = Optional.of(version("filling", new Filling(0, 0, Optional.empty())));
        assertThat(operators
                        .get(FEED, admin)
                        .json()
                        .get("beside")
                        .get("progress")
                        .has("seconds_left"))
                .isFalse();

        views.beside = Optional.of(new Version(
                "post-feed-v1.2",
                "failed",
                1,
                41,
                59,
                Duration.ZERO,
                0,
                Optional.empty(),
                Optional.of(new Failure(42, "all", "no such tag"))));
        assertThat(operators.get(FEED, admin).json().get("beside").get("failure"))
                .hasToString("{\"position\":42,\"document\":\"all\",\"reason\":\"no such tag\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuild", "stop", "resume", "switch", "back", "drop"})
    void whatever_is_done_is_recorded_with_who_and_why(String what) {
        Answer answer = operators.post(FEED + "/" + what, WHY, admin);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("view").stringValue()).isEqualTo("post-feed");
        assertThat(views.done).containsExactly(what + " post-feed");
        Act act = acts.all().getLast();
        assertThat(act.intent())
                .isEqualTo(new Intent(new AccountId(1), "views." + what, "post-feed", "the feed looked odd"));
        assertThat(act.outcome().orElseThrow().text()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuild", "stop", "resume", "switch", "back", "drop"})
    void nothing_is_done_without_a_reason_or_to_a_view_that_there_is_not(String what) {
        int before = acts.all().size();
        assertThat(operators.post(FEED + "/" + what, "{\"why\": \" \"}", admin).status())
                .isEqualTo(400);
        assertThat(operators.post(FEED + "/" + what, "", admin).status()).isEqualTo(400);
        Answer unknown = operators.post("/api/v1/views/nothing/" + what, WHY, admin);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("code").stringValue()).isEqualTo("VIEW_NOT_FOUND");
        assertThat(views.done).isEmpty();
        assertThat(acts.all()).hasSize(before);
    }

    @Test
    void what_is_refused_is_recorded_as_refused() {
        views.refusal = Optional.of(ViewError.VERSION_NOT_READY);

        Answer answer = operators.post(FEED + "/switch", WHY, admin);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("VERSION_NOT_READY");
        assertThat(acts.all().getLast().outcome().orElseThrow().text()).isEqualTo("refused: VERSION_NOT_READY");
    }

    @Test
    void a_comparison_tells_what_differs_and_since_which_event() {
        assertThat(operators.get(FEED + "/diff", admin).status()).isEqualTo(404);

        views.diff = Optional.of(new ViewDiff(
                "post-feed",
                "post-feed-v1",
                "post-feed-v1.2",
                "done",
                3,
                3,
                99,
                0,
                1,
                0,
                0,
                Optional.of(new Guilty(42, "post.PostPublished")),
                List.of(new Difference(
                        "all/0/7", "added", 99, "post-feed-v1", Optional.of(new Guilty(42, "post.PostPublished")))),
                Optional.empty()));
        Answer begun = operators.post(FEED + "/diff", "", admin);

        assertThat(begun.status()).isEqualTo(202);
        assertThat(views.done).containsExactly("diff post-feed");
        JsonNode diff = operators.get(FEED + "/diff", admin).json();
        assertThat(diff.get("first_guilty")).hasToString("{\"position\":42,\"event\":\"post.PostPublished\"}");
        assertThat(diff.get("differences").get(0))
                .hasToString("{\"part\":\"all/0/7\",\"kind\":\"added\",\"position\":99,\"wrong\":\"post-feed-v1\","
                        + "\"guilty\":{\"position\":42,\"event\":\"post.PostPublished\"}}");
        assertThat(diff.has("failure")).isFalse();
    }

    private static Version version(String state, Filling filling) {
        return new Version(
                "post-feed-v1.2", state, 1, 10, 90, Duration.ZERO, 0, Optional.of(filling), Optional.empty());
    }
}
