package stoa.gateway.forum.social;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.GatewayUnderTest.FakeProgress;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class FollowsTest {

    private static final String USERS = "/api/v1/users/";

    @LocalServerPort
    int port;

    @Autowired
    FakeCore core;

    @Autowired
    FakeProgress progress;

    private Client client;
    private LoggedIn alice;
    private LoggedIn bob;
    private String followBob;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
        bob = client.register();
        followBob = USERS + bob.id() + "/follow";
    }

    @Test
    void a_follow_is_the_callers_own_and_is_answered_when_the_views_show_it() {
        long before = progress.lastAwaited;

        assertThat(client.post(followBob, "", alice.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"关注成功\"}");

        assertThat(core.lastMetaData).containsEntry(MetaKeys.ACTOR, alice.id()).containsEntry(MetaKeys.FACE, "forum");
        assertThat(progress.lastAwaited).isGreaterThan(before);
    }

    @Test
    void a_relation_is_0_to_3_from_the_callers_side() {
        assertThat(client.get(followBob, alice.bearer()).data().intValue()).isZero();
        client.post(followBob, "", alice.bearer());
        assertThat(client.get(followBob, alice.bearer()).data().intValue()).isEqualTo(1);
        assertThat(client.get(USERS + alice.id() + "/follow", bob.bearer())
                        .data()
                        .intValue())
                .isEqualTo(2);
        client.post(USERS + alice.id() + "/follow", "", bob.bearer());
        assertThat(client.get(followBob, alice.bearer()).data().intValue()).isEqualTo(3);
    }

    @Test
    void a_body_is_not_looked_at() {
        assertThat(client.post(followBob, "{broken", alice.bearer()).status()).isEqualTo(200);
    }

    @Test
    void a_ledger_that_takes_no_writes_is_a_503() {
        core.outage = KernelError.LEDGER_UNAVAILABLE;
        try {
            assertThat(client.post(followBob, "", alice.bearer()).outcome()).isEqualTo("10001/503");
            assertThat(client.delete(followBob, alice.bearer()).outcome()).isEqualTo("10001/503");
        } finally {
            core.outage = null;
        }
    }

    @Test
    void a_page_has_ten_unless_it_is_told_otherwise_and_says_whether_more_follow() {
        for (int i = 0; i < 11; i++) {
            client.post(USERS + client.register().id() + "/follow", "", alice.bearer());
        }

        Answer first = client.get(USERS + "me/followees", alice.bearer());
        Answer last = client.get(USERS + "me/followees?pageNo=3&pageSize=4", alice.bearer());

        assertThat(first.data().get("followees").size()).isEqualTo(10);
        assertThat(first.data().get("hasMore").booleanValue()).isTrue();
        assertThat(last.data().get("followees").size()).isEqualTo(3);
        assertThat(last.data().get("hasMore").booleanValue()).isFalse();
        assertThat(last.data().get("total").intValue()).isEqualTo(11);
    }

    @Test
    void top_is_no_id_and_needs_no_login() {
        client.post(followBob, "", alice.bearer());

        Answer top = client.get(USERS + "top");

        assertThat(top.outcome()).isEqualTo("0/200");
        assertThat(top.data().isArray()).isTrue();
        assertThat(top.data().get(0).propertyNames()).containsExactly("id", "name", "bio", "avatar", "score");
    }
}
