package stoa.gateway.forum.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.gateway.kit.FakeComments;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** What the gateway makes of a request about comments, and of the answer to it. */
@GatewayTest
class CommentsTest {

    private static final String COMMENTS = "/api/v1/posts/2001/comments";
    private static final PostId POST = new PostId(2001);

    @LocalServerPort
    int port;

    @Autowired
    FakeCore core;

    @Autowired
    FakeComments said;

    private Client client;
    private LoggedIn alice;
    private AccountId account;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
        account = AccountId.parse(alice.id());
    }

    @AfterEach
    void recover() {
        core.outage = null;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'content':'c'}                                            | -    | -",
                "{'parent_id':'0','reply_id':'0','content':'c'}             | -    | -",
                "{'parent_id':null,'reply_id':0,'content':'c'}              | -    | -",
                "{'parent_id':'3001','reply_id':'3002','content':'c'}       | 3001 | 3002",
                "{'parent_id':3001,'reply_id':3002,'content':'c'}           | 3001 | 3002",
                "{'parent_id':'3001','content':'c'}                         | 3001 | -",
                "{'reply_id':'3002','content':'c'}                          | -    | 3002",
                "{'parent_id':'9223372036854775807','content':'c'}          | 9223372036854775807 | -"
            })
    void a_body_says_whose_reply_it_is(String body, Long parent, Long answered) {
        client.post(COMMENTS, body.replace('\'', '"'), alice.bearer());

        assertThat(said.heard)
                .isEqualTo(new WriteComment(
                        POST,
                        account,
                        Optional.ofNullable(parent).map(CommentId::new),
                        Optional.ofNullable(answered).map(CommentId::new),
                        "c"));
        assertThat(core.lastMetaData).containsEntry(MetaKeys.ACTOR, alice.id()).containsEntry(MetaKeys.FACE, "forum");
    }

    @Test
    void a_content_is_kept_as_it_was_sent() {
        String content = " <b>\uD83D\uDE00</b>\\n\\t\\\"x\\\" ";

        Answer answer = client.post(COMMENTS, "{\"content\":\"" + content + "\"}", alice.bearer());

        assertThat(answer.data().get("content").stringValue()).isEqualTo(" <b>\uD83D\uDE00</b>\n\t\"x\" ");
        assertThat(((WriteComment) said.heard).content()).isEqualTo(" <b>\uD83D\uDE00</b>\n\t\"x\" ");
    }

    @Test
    void the_answer_says_where_the_reply_stands_and_who_wrote_it() {
        Answer answer = client.post(COMMENTS, "{\"parent_id\":\"42\",\"content\":\"nice\"}", alice.bearer());

        assertThat(answer.text())
                .matches(("\\{\"code\":0,\"msg\":\"评论成功\",\"data\":\\{\"id\":\"\\d+\",\"post_id\":\"2001\","
                                + "\"parent_id\":\"42\",\"reply_id\":\"42\",\"content\":\"nice\","
                                + "\"created_at\":\"2024-01-02T15:04:05Z\",\"author\":\\{\"id\":\"%s\","
                                + "\"email\":\"%s@example.com\",\"name\":\"%s\",\"avatar\":\"\"}}}")
                        .formatted(alice.id(), alice.name(), alice.name()));
    }

    @Test
    void comments_come_by_tens_and_replies_by_threes_unless_asked_otherwise() {
        client.get(COMMENTS);
        assertThat(said.heard).isEqualTo(new ListComments(POST, new Page(1, 10)));
        client.get(COMMENTS + "/3001");
        assertThat(said.heard).isEqualTo(new ListReplies(POST, new CommentId(3001), new Page(1, 3)));
        client.get(COMMENTS + "/3001?pageNo=2&pageSize=100");
        assertThat(said.heard).isEqualTo(new ListReplies(POST, new CommentId(3001), new Page(2, 100)));
    }

    @Test
    void a_deletion_names_post_comment_and_who_asks() {
        assertThat(client.delete(COMMENTS + "/3001", alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"评论删除成功\"}");
        assertThat(said.heard).isEqualTo(new DeleteComment(POST, new CommentId(3001), account));
    }

    @Test
    void a_ledger_that_takes_nothing_is_no_fault_of_the_client() {
        core.outage = KernelError.LEDGER_UNAVAILABLE;

        assertThat(client.post(COMMENTS, "{\"content\":\"c\"}", alice.bearer()).outcome())
                .isEqualTo("10001/503");
        assertThat(client.delete(COMMENTS + "/3001", alice.bearer()).outcome()).isEqualTo("10001/503");
    }
}
