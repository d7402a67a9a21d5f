package stoa.gateway.forum.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.conversation.ConversationError;
import stoa.api.kernel.KernelError;
import stoa.gateway.kit.FakeSessions;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class SessionsTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeSessions sessions;

    private Client client;
    private LoggedIn alice;
    private LoggedIn bob;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
        bob = client.register();
    }

    @AfterEach
    void mend() {
        sessions.late = false;
        sessions.refusal = null;
    }

    private Answer open() {
        return client.get("/api/v1/users/" + bob.id() + "/sessions", alice.bearer());
    }

    private Answer delete() {
        return client.delete("/api/v1/sessions/" + FakeSessions.ONLY, alice.bearer());
    }

    @Test
    void a_session_is_shown_as_its_views_have_it() {
        assertThat(open().data().get("unread_count").intValue()).isEqualTo(3);
    }

    @Test
    void a_session_that_the_other_opens_at_this_moment_is_shown_though_the_views_are_late() {
        sessions.late = true;

        Answer answer = open();

        assertThat(answer.outcome()).isEqualTo("0/200");
        assertThat(answer.data().get("session_id").stringValue()).isEqualTo(FakeSessions.ONLY.toString());
        assertThat(answer.data().get("target_id").stringValue()).isEqualTo(bob.id());
        assertThat(answer.data().get("target_name").stringValue()).isEqualTo(bob.name());
        assertThat(answer.data().get("last_message_id").stringValue()).isEqualTo("0");
        assertThat(answer.data().get("last_message_time").stringValue()).isNotEmpty();
        assertThat(answer.data().get("unread_count").intValue()).isZero();
    }

    @Test
    void a_history_that_the_views_do_not_have_yet_is_empty() {
        sessions.late = true;

        Answer answer = client.get("/api/v1/users/" + bob.id() + "/sessions/messages", alice.bearer());

        assertThat(answer.outcome()).isEqualTo("0/200");
        assertThat(answer.data().get("messages")).isEmpty();
        assertThat(answer.data().get("has_more").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ConversationError.class)
    void a_session_that_is_not_the_callers_counts_as_deleted(ConversationError refusal) {
        sessions.refusal = refusal;

        assertThat(delete().outcome()).isEqualTo("0/200");
    }

    @Test
    void what_could_not_be_deleted_is_not_told_as_deleted() {
        sessions.refusal = KernelError.LEDGER_UNAVAILABLE;

        assertThat(delete().outcome()).isEqualTo("10001/503");
    }
}
