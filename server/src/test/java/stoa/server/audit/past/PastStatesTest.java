package stoa.server.audit.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.Created;
import stoa.api.group.command.LeaveGroup;
import stoa.api.kernel.AccountId;
import stoa.ledger.Ledger;
import stoa.ledger.postgres.TransparencyLog;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.LotteryHall.Prize;
import stoa.server.tool.ToolRun;
import stoa.testkit.Groups;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was true at a moment, asked of a whole Stoa long after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastStatesTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @TempDir
    static Path directory;

    private LotteryHall hall;
    private LoggedIn author;
    private LoggedIn reader;
    private String post;
    private String comment;
    private String round;
    private long published;
    private long discussed;
    private JsonNode roundThen;
    private long drawn;
    private String group;
    private long gathered;

    @BeforeAll
    void happen() {
        hall = LotteryHall.on(database, "stoa.lottery.first-round=false");
        author = hall.forum().register();
        reader = hall.forum().register();
        post = posted("/api/v1/posts", "{\"title\":\"Hello\",\"content\":\"there\",\"tags\":[\"a\"]}", author);
        published = head();
        comment = posted("/api/v1/posts/" + post + "/comments", "{\"content\":\"well said\"}", reader);
        likes("POST", reader);
        likes("POST", author);
        discussed = head();
        likes("DELETE", reader);
        hall.forum().delete("/api/v1/posts/" + post, author.bearer());
        round = hall.open(Prize.of("a mug", 1_000), Prize.blank(3));
        hall.draw(reader);
        hall.draw(author);
        drawn = head();
        roundThen = hall.operators()
                .get("/api/v1/lottery/rounds/" + round, hall.admin())
                .json();
        hall.draw(reader);
        gather();
    }

    private void gather() {
        long owner = Long.parseLong(author.id());
        long member = Long.parseLong(reader.id());
        Created created = hall.stoa()
                .bean(CommandGateway.class)
                .sendAndWait(Groups.create(owner, Groups.profile("Engines", false, JoinCondition.INVITE_ONLY), member));
        group = created.group().toString();
        gathered = head();
        hall.stoa().bean(CommandGateway.class).sendAndWait(new LeaveGroup(created.group(), new AccountId(member)));
    }

    private String posted(String path, String body, LoggedIn by) {
        Answer answer = hall.forum().post(path, body, by.bearer());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().get("id").asString();
    }

    private void likes(String method, LoggedIn by) {
        String path = "/api/v1/posts/" + post + "/likes";
        Answer answer = method.equals("POST")
                ? hall.forum().post(path, "", by.bearer())
                : hall.forum().delete(path, by.bearer());
        assertThat(answer.status()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        hall.close();
    }

    private long head() {
        return hall.stoa().bean(Ledger.class).head();
    }

    private Answer asked(String path) {
        return hall.operators().get("/api/v1" + path, hall.admin());
    }

    private ToolRun state(String... words) {
        List<String> all = new ArrayList<>(List.of("audit", "state"));
        all.addAll(Arrays.asList(words));
        all.add("--key=" + hall.stoa().bean(TransparencyLog.class).verifierKey());
        return ToolRun.over(database, directory, all.toArray(String[]::new));
    }

    @Test
    void a_post_that_is_gone_is_shown_as_it_was_with_its_comments_and_likes() {
        JsonNode then =
                asked("/audit/posts/" + post + "/state?asOf=" + discussed).json();

        assertThat(then.get("position").asLong()).isEqualTo(discussed);
        assertThat(then.get("author").stringValue()).isEqualTo(author.id());
        assertThat(then.get("title").stringValue()).isEqualTo("Hello");
        assertThat(then.get("tags").toString()).isEqualTo("[\"a\"]");
        assertThat(then.get("likes").asLong()).isEqualTo(2);
        assertThat(then.get("comments").asLong()).isEqualTo(1);
        assertThat(then.get("likedBy").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(author.id(), reader.id()));
        assertThat(then.at("/discussions/0/comment/content").stringValue()).isEqualTo("well said");
        assertThat(then.at("/discussions/0/comment/id").stringValue()).isEqualTo(comment);
        assertThat(then.at("/discussions/0/replies")).isEmpty();
    }

    @Test
    void a_moment_before_there_is_less_and_now_there_is_nothing() {
        JsonNode first =
                asked("/audit/posts/" + post + "/state?asOf=" + published).json();

        assertThat(first.get("likedBy")).isEmpty();
        assertThat(first.get("discussions")).isEmpty();
        assertThat(asked("/audit/posts/" + post + "/state?asOf=" + (published - 1))
                        .status())
                .isEqualTo(404);
        assertThat(asked("/audit/posts/" + post + "/state").status()).isEqualTo(404);
    }

    @Test
    void a_round_has_the_stock_that_it_had() {
        assertThat(asked("/lottery/rounds/" + round + "?asOf=" + drawn).json()).isEqualTo(roundThen);
        assertThat(asked("/lottery/rounds/" + round).json()).isNotEqualTo(roundThen);
        assertThat(asked("/lottery/rounds/" + round + "?asOf=1").status()).isEqualTo(404);
    }

    @Test
    void a_group_has_the_members_that_it_had_and_so_has_a_conversation_of_two() {
        JsonNode then = asked("/audit/conversations/" + group + "/members?asOf=" + gathered)
                .json();
        JsonNode now = asked("/audit/conversations/" + group + "/members").json();
        OpenConversation open = new OpenConversation(AccountId.parse(author.id()), AccountId.parse(reader.id()));
        Opened opened = hall.stoa().bean(CommandGateway.class).sendAndWait(open);
        String session = opened.conversation().toString();

        assertThat(accounts(then)).containsExactly(author.id(), reader.id());
        assertThat(then.at("/members/0/role").stringValue()).isEqualTo("owner");
        assertThat(accounts(now)).containsExactly(author.id());
        assertThat(accounts(
                        asked("/audit/conversations/" + session + "/members").json()))
                .containsExactlyInAnyOrder(author.id(), reader.id());
        assertThat(asked("/audit/conversations/" + session + "/members?asOf=" + gathered)
                        .status())
                .isEqualTo(404);
        assertThat(state("group", group, "--as-of", Long.toString(gathered)).out())
                .contains("2 members at position " + gathered, author.id() + " since", ", owner");
        assertThat(state("conversation", session).out()).contains("2 members", reader.id() + " since");
    }

    private static List<String> accounts(JsonNode answer) {
        List<String> accounts = new ArrayList<>();
        answer.get("members")
                .forEach(member -> accounts.add(member.get("account").stringValue()));
        return accounts;
    }

    @ParameterizedTest
    @CsvSource({"/audit/posts/x/state", "/audit/posts/1/state?asOf=yesterday", "/lottery/rounds/1?asOf="})
    void what_can_not_be_is_a_bad_request(String path) {
        assertThat(asked(path).status()).isEqualTo(400);
    }

    @Test
    void the_tool_shows_the_same_from_a_ledger_that_it_has_verified() {
        ToolRun text = state("post", post, "--as-of", Long.toString(discussed));
        JsonNode json = new JsonMapper()
                .readTree(state("post", post, "--as-of", Long.toString(discussed), "--json")
                        .out());
        ToolRun stock = state("round", round, "--as-of", Long.toString(drawn));

        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out())
                .contains(
                        "post " + post + " at position " + discussed,
                        "0 views, 2 likes, 1 comments",
                        "liked by " + author.id() + ", " + reader.id(),
                        "\"well said\"",
                        "were read, and hash to");
        assertThat(json.at("/state/likedBy")).hasSize(2);
        assertThat(json.at("/state/post/author").asLong()).isEqualTo(Long.parseLong(author.id()));
        assertThat(json.get("finding").isNull()).isTrue();
        assertThat(stock.out()).contains("2 entries, 2 draws", "a mug");
        assertThat(state("post", post).err()).contains("no post " + post);
        assertThat(state("person", "1").status()).isEqualTo(2);
    }
}
