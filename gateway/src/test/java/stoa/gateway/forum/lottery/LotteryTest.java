package stoa.gateway.forum.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.lottery.PrizeOffer;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.FakeLottery;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class LotteryTest {

    private static final String GIFTS = "/api/v1/gifts";
    private static final String DRAW = "/api/v1/lottery/lucky";
    private static final String PAY = "/api/v1/lottery/pay";
    private static final String GIVE_UP = "/api/v1/lottery/giveup";
    private static final String RESULT = "/api/v1/lottery/result";
    private static final int BOOK = 0;
    private static final int BLANK = 1;
    private static final int NOTHING = -1;

    @LocalServerPort
    int port;

    @Autowired
    FakeLottery lottery;

    @Autowired
    FakeCore core;

    private Client client;
    private LoggedIn alice;
    private String book;
    private String blank;

    @BeforeEach
    void offer() {
        client = new Client(port);
        alice = client.register();
        lottery.offer(
                new PrizeOffer("论坛定制书", "https://example.com/gifts/mug.png", "限量 500 份的定制书", 200, 500, false),
                new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, 500, true));
        book = lottery.prizes().get(BOOK).gift().toString();
        blank = lottery.prizes().get(BLANK).gift().toString();
    }

    @AfterEach
    void asItWas() {
        lottery.next = BOOK;
        lottery.viewIsLate = false;
        core.outage = null;
    }

    private String gift() {
        return ("{\"id\":\"%s\",\"name\":\"论坛定制书\",\"avatar\":\"https://example.com/gifts/mug.png\","
                        + "\"description\":\"限量 500 份的定制书\",\"prize\":200}")
                .formatted(book);
    }

    private String won(String gift) {
        return "{\"user_id\": \"%s\", \"gift_id\": \"%s\"}".formatted(alice.id(), gift);
    }

    private Answer draw(int what) {
        lottery.next = what;
        return client.get(DRAW, alice.bearer());
    }

    @Test
    void gifts_show_every_row_without_stock_to_anybody() {
        assertThat(client.get(GIFTS).text())
                .isEqualTo(("{\"code\":0,\"msg\":\"获取全部奖品成功\",\"data\":[%s,{\"id\":\"%s\",\"name\":\"谢谢参与\","
                                + "\"avatar\":\"\",\"description\":\"\",\"prize\":0}]}")
                        .formatted(gift(), blank));
        assertThat(client.get(GIFTS, "Authorization", "Bearer nonsense").status())
                .isEqualTo(200);
    }

    @Test
    void a_draw_answers_the_prize_and_is_kept_by_no_cache() {
        Answer drawn = draw(BOOK);

        assertThat(drawn.text()).isEqualTo("{\"code\":0,\"msg\":\"抽奖成功\",\"data\":" + gift() + "}");
        assertThat(drawn.header(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(core.lastMetaData).containsEntry(MetaKeys.ACTOR, alice.id()).containsEntry(MetaKeys.FACE, "forum");
    }

    @Test
    void the_row_without_value_keeps_its_own_id_and_name() {
        assertThat(draw(BLANK).data().get("id").stringValue()).isEqualTo(blank);
        assertThat(draw(BLANK).data().get("name").stringValue()).isEqualTo("谢谢参与");
    }

    @Test
    void where_there_is_nothing_to_draw_the_id_is_0() {
        assertThat(draw(NOTHING).text())
                .isEqualTo("{\"code\":0,\"msg\":\"抽奖成功\",\"data\":{\"id\":\"0\",\"name\":\"奖品已抽完\",\"avatar\":\"\","
                        + "\"description\":\"\",\"prize\":0}}");
    }

    @Test
    void a_head_request_draws_nothing() {
        draw(BOOK);
        Answer head = client.send(client.to(DRAW)
                .method(HttpMethod.HEAD.name(), java.net.http.HttpRequest.BodyPublishers.noBody())
                .headers(alice.bearer()));

        assertThat(head.status()).isEqualTo(405);
        assertThat(client.post(PAY, won(book), alice.bearer()).status()).isEqualTo(200);
        assertThat(client.post(PAY, won(book), alice.bearer()).outcome()).isEqualTo("80002/404");
    }

    @Test
    void paying_makes_an_order_and_the_last_one_is_shown() {
        assertThat(client.get(RESULT, alice.bearer()).text()).isEqualTo("{\"code\":80003,\"msg\":\"订单不存在\"}");
        draw(BOOK);

        assertThat(client.post(PAY, won(book), alice.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"支付成功\"}");

        Answer result = client.get(RESULT, alice.bearer());
        String user = "{\"id\":\"%s\",\"email\":\"%s@example.com\",\"name\":\"%s\",\"avatar\":\"\"}"
                .formatted(alice.id(), alice.name(), alice.name());
        assertThat(result.data().get("created_at").stringValue()).endsWith("Z");
        assertThat(result.text())
                .isEqualTo(("{\"code\":0,\"msg\":\"获取结果成功\",\"data\":{\"id\":\"%s\",\"user\":%s,\"gift\":%s,"
                                + "\"count\":1,\"created_at\":\"%s\"}}")
                        .formatted(
                                result.data().get("id").stringValue(),
                                user,
                                gift(),
                                result.data().get("created_at").stringValue()));
    }

    @Test
    void giving_up_ends_the_reservation_and_makes_no_order() {
        draw(BOOK);

        assertThat(client.post(GIVE_UP, won(book), alice.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"放弃支付成功\"}");
        assertThat(client.post(GIVE_UP, won(book), alice.bearer()).outcome()).isEqualTo("80002/404");
        assertThat(client.post(PAY, won(book), alice.bearer()).text())
                .isEqualTo("{\"code\":80002,\"msg\":\"没有抢到该商品，或支付时限已过\"}");
        assertThat(client.get(RESULT, alice.bearer()).outcome()).isEqualTo("80003/404");
    }

    @Test
    void as_many_are_paid_as_were_won_also_where_the_view_still_shows_what_ended() {
        lottery.viewIsLate = true;
        draw(BOOK);
        draw(BOOK);

        assertThat(client.post(PAY, won(book), alice.bearer()).status()).isEqualTo(200);
        assertThat(client.post(PAY, won(book), alice.bearer()).status()).isEqualTo(200);
        assertThat(client.post(PAY, won(book), alice.bearer()).outcome()).isEqualTo("80002/404");
    }

    @Test
    void integers_are_taken_for_ids_too() {
        draw(BOOK);

        String numbers = "{\"user_id\": %s, \"gift_id\": %s}".formatted(alice.id(), book);
        assertThat(client.post(PAY, numbers, alice.bearer()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {PAY, GIVE_UP})
    void nobody_ends_what_somebody_else_has_won(String path) {
        draw(BOOK);
        LoggedIn bob = client.register();

        assertThat(client.post(path, won(book), bob.bearer()).outcome()).isEqualTo("80002/404");
        String own = "{\"user_id\":\"%s\",\"gift_id\":\"%s\"}".formatted(bob.id(), book);
        assertThat(client.post(path, own, bob.bearer()).outcome()).isEqualTo("80002/404");
        assertThat(client.post(path, won(book), alice.bearer()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                  | 10002/400
            {                                   | 10002/400
            []                                  | 10002/400
            null                                | 10002/400
            {}                                  | 10002/400
            {"user_id":"ME"}                    | 10002/400
            {"gift_id":"3"}                     | 10002/400
            {"user_id":"ME","gift_id":null}     | 10002/400
            {"user_id":"ME","gift_id":""}       | 10002/400
            {"user_id":"ME","gift_id":"1.5"}    | 10002/400
            {"user_id":"ME","gift_id":1.5}      | 10002/400
            {"user_id":"ME","gift_id":"abc"}    | 10002/400
            {"user_id":"ME","gift_id":true}     | 10002/400
            {"user_id":"ME","gift_id":[3]}      | 10002/400
            {"user_id":"ME","gift_id":{}}       | 10002/400
            {"user_id":"ME","gift_id":"-3"}     | 10002/400
            {"user_id":"ME","gift_id":"99999999999999999999"} | 10002/400
            {"user_id":"abc","gift_id":"3"}     | 10002/400
            {"user_id":"ME","gift_id":"0"}      | 80002/404
            {"user_id":"ME","gift_id":"3"}      | 80002/404
            {"user_id":"ME","gift_id":3}        | 80002/404
            {"user_id":"ME","gift_id":"9223372036854775807"} | 80002/404
            {"user_id":"0","gift_id":"3"}       | 80002/404
            {"user_id":"42","gift_id":"3"}      | 80002/404
            {"USER_ID":"ME","GIFT_ID":"3"}      | 80002/404
            {"user_id":"ME","gift_id":"3"} tail | 80002/404
            """)
    void bodies_are_judged_alike_for_paying_and_giving_up(String body, String outcome) {
        String text = body.replace("ME", alice.id());

        assertThat(client.post(PAY, text, alice.bearer()).outcome()).isEqualTo(outcome);
        assertThat(client.post(GIVE_UP, text, alice.bearer()).outcome()).isEqualTo(outcome);
    }

    @Test
    void all_but_the_gifts_need_a_login() {
        assertThat(client.get(DRAW).status()).isEqualTo(401);
        assertThat(client.get(DRAW).text()).isEmpty();
        assertThat(client.get(RESULT).status()).isEqualTo(401);
        assertThat(client.post(PAY, "{broken").status()).isEqualTo(401);
        assertThat(client.post(GIVE_UP, "{broken").status()).isEqualTo(401);
    }

    @Test
    void a_ledger_that_takes_no_writes_is_a_503_and_never_a_lost_draw() {
        core.outage = KernelError.LEDGER_UNAVAILABLE;

        assertThat(draw(BOOK).outcome()).isEqualTo("10001/503");
        core.outage = KernelError.TOO_MUCH_AT_ONCE;
        assertThat(draw(BOOK).outcome()).isEqualTo("10001/429");
    }
}
