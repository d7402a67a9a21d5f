package stoa.server.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.LotteryHall.Prize;
import stoa.server.testing.Racing;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** The lottery over HTTP through the whole of Stoa: what is answered, and who wins which race. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForumLotteryTest {

    private static final String BOOK = "论坛定制书";
    private static final String OK = "0/200";
    private static final String NOT_THERE = "80002/404";

    private LotteryHall hall;
    private LoggedIn alice;

    @BeforeAll
    void open() {
        hall = LotteryHall.start();
    }

    @AfterAll
    void close() {
        hall.close();
    }

    @BeforeEach
    void register() {
        alice = hall.forum().register();
    }

    private static String id(Answer drawn) {
        return drawn.data().get("id").stringValue();
    }

    private JsonNode prize(String round, int row) {
        JsonNode shown = hall.round(round);
        for (JsonNode prize : shown.get("prizes")) {
            assertThat(number(prize, "remaining")
                            + number(prize, "reserved")
                            + number(prize, "paid")
                            + number(prize, "consumed"))
                    .as("remaining + reserved + paid + consumed of %s", prize)
                    .isEqualTo(number(prize, "stock") + number(prize, "added"));
        }
        return shown.get("prizes").get(row);
    }

    private static long number(JsonNode prize, String name) {
        return prize.get(name).longValue();
    }

    @Test
    void each_endpoint_answers_as_the_document_shows() {
        hall.open(Prize.of(BOOK, 5));
        String book = hall.gift(BOOK);
        String gift =
                "{\"id\":\"%s\",\"name\":\"论坛定制书\",\"avatar\":\"\",\"description\":\"\",\"prize\":200}".formatted(book);

        assertThat(hall.forum().get("/api/v1/gifts").text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取全部奖品成功\",\"data\":[" + gift + "]}");
        Answer drawn = hall.draw(alice);
        assertThat(drawn.text()).isEqualTo("{\"code\":0,\"msg\":\"抽奖成功\",\"data\":" + gift + "}");
        assertThat(drawn.header(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(hall.pay(alice, book).text()).isEqualTo("{\"code\":0,\"msg\":\"支付成功\"}");
        Answer result = hall.forum().get("/api/v1/lottery/result", alice.bearer());
        assertThat(result.text())
                .matches("\\{\"code\":0,\"msg\":\"获取结果成功\",\"data\":\\{\"id\":\"\\d{16}\",\"user\":\\{\"id\":\""
                        + alice.id()
                        + "\",\"email\":\"" + alice.name() + "@example.com\",\"name\":\"" + alice.name()
                        + "\",\"avatar\":\"\"},\"gift\":\\Q" + gift
                        + "\\E,\"count\":1,\"created_at\":\"[0-9T:.-]+Z\"}}");
        hall.draw(alice);
        assertThat(hall.giveUp(alice, book).text()).isEqualTo("{\"code\":0,\"msg\":\"放弃支付成功\"}");
    }

    @Test
    void what_was_not_won_by_the_caller_or_has_ended_is_80002() {
        hall.open(Prize.of(BOOK, 5), Prize.of("a mug", 0));
        LoggedIn bob = hall.forum().register();
        hall.draw(alice);
        String book = hall.gift(BOOK);

        assertThat(hall.pay(bob, book).outcome()).isEqualTo(NOT_THERE);
        assertThat(hall.pay(alice, hall.gift("a mug")).outcome()).isEqualTo(NOT_THERE);
        String forAlice = "{\"user_id\":\"%s\",\"gift_id\":\"%s\"}".formatted(alice.id(), book);
        assertThat(hall.forum()
                        .post("/api/v1/lottery/pay", forAlice, bob.bearer())
                        .outcome())
                .isEqualTo(NOT_THERE);
        assertThat(hall.pay(alice, book).outcome()).isEqualTo(OK);
        assertThat(hall.pay(alice, book).outcome()).isEqualTo(NOT_THERE);
        assertThat(hall.giveUp(alice, book).outcome()).isEqualTo(NOT_THERE);
        assertThat(hall.forum().get("/api/v1/lottery/result", bob.bearer()).outcome())
                .isEqualTo("80003/404");
    }

    @Test
    void the_row_without_value_is_used_up_and_reserves_nothing() {
        String round = hall.open(Prize.blank(2));

        Answer drawn = hall.draw(alice);

        assertThat(drawn.data().get("name").stringValue()).isEqualTo("谢谢参与");
        assertThat(id(drawn)).isEqualTo(hall.gift("谢谢参与"));
        assertThat(hall.pay(alice, id(drawn)).outcome()).isEqualTo(NOT_THERE);
        assertThat(number(prize(round, 0), "consumed")).isEqualTo(1);
        hall.draw(alice);
        assertThat(id(hall.draw(alice))).as("when all is used up").isEqualTo("0");
    }

    @Test
    void while_no_round_is_open_nothing_is_drawn_and_what_was_won_can_still_be_paid() {
        String round = hall.open(Prize.of(BOOK, 5));
        hall.draw(alice);
        hall.draw(alice);
        hall.close(round);

        assertThat(id(hall.draw(alice))).isEqualTo("0");
        assertThat(hall.pay(alice, hall.gift(BOOK)).outcome()).isEqualTo(OK);
        assertThat(hall.giveUp(alice, hall.gift(BOOK)).outcome()).isEqualTo(OK);
        assertThat(number(prize(round, 0), "paid")).isEqualTo(1);
        assertThat(number(prize(round, 0), "remaining")).isEqualTo(4);
    }

    @Test
    void ten_draws_at_once_of_the_last_piece_have_one_winner() {
        String round = hall.open(Prize.of(BOOK, 1));
        List<LoggedIn> people =
                Stream.generate(hall.forum()::register).limit(10).toList();

        List<Answer> drawn = Racing.all(people.stream()
                .<Supplier<Answer>>map(person -> () -> hall.draw(person))
                .toList());

        assertThat(drawn).extracting(Answer::outcome).containsOnly(OK);
        assertThat(drawn)
                .extracting(ForumLotteryTest::id)
                .containsOnlyOnce(hall.gift(BOOK))
                .containsOnly(hall.gift(BOOK), "0");
        assertThat(number(prize(round, 0), "reserved")).isEqualTo(1);
        assertThat(number(prize(round, 0), "remaining")).isZero();
    }

    @Test
    void forty_draws_at_once_by_one_person_leave_forty_reservations() {
        String round = hall.open(Prize.of(BOOK, 50));

        List<Answer> drawn = Racing.times(40, () -> hall.draw(alice));

        assertThat(drawn).extracting(Answer::outcome).containsOnly(OK);
        assertThat(number(prize(round, 0), "reserved")).isEqualTo(40);
        assertThat(hall.round(round).get("draws").longValue()).isEqualTo(40);
    }

    @Test
    void two_payments_at_once_pay_for_two_and_a_third_finds_nothing() {
        String round = hall.open(Prize.of(BOOK, 5));
        String book = hall.gift(BOOK);
        hall.draw(alice);
        hall.draw(alice);

        List<Answer> paid = Racing.times(2, () -> hall.pay(alice, book));

        assertThat(paid).extracting(Answer::outcome).containsOnly(OK);
        assertThat(hall.pay(alice, book).outcome()).isEqualTo(NOT_THERE);
        assertThat(number(prize(round, 0), "paid")).isEqualTo(2);
    }

    @Test
    void of_twenty_payments_at_once_as_many_succeed_as_were_won() {
        String round = hall.open(Prize.of(BOOK, 5));
        String book = hall.gift(BOOK);
        for (int i = 0; i < 3; i++) {
            hall.draw(alice);
        }

        List<Answer> paid = Racing.times(20, () -> hall.pay(alice, book));

        assertThat(paid).extracting(Answer::outcome).containsOnly(OK, NOT_THERE);
        assertThat(paid.stream().filter(answer -> answer.status() == 200)).hasSize(3);
        assertThat(number(prize(round, 0), "paid")).isEqualTo(3);
    }

    @Test
    void paying_and_giving_up_at_once_end_a_reservation_once() {
        String round = hall.open(Prize.of(BOOK, 1));
        String book = hall.gift(BOOK);
        hall.draw(alice);
        List<Supplier<Answer>> racers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            racers.add(() -> hall.pay(alice, book));
            racers.add(() -> hall.giveUp(alice, book));
        }

        List<Answer> ended = Racing.all(racers);

        assertThat(ended).extracting(Answer::outcome).containsOnlyOnce(OK).containsOnly(OK, NOT_THERE);
        JsonNode prize = prize(round, 0);
        assertThat(number(prize, "reserved")).isZero();
        assertThat(number(prize, "paid") + number(prize, "remaining")).isEqualTo(1);
    }

    @Test
    void anybody_is_shown_the_rounds_newest_first_and_where_their_proofs_are() {
        String closed = hall.open(Prize.of("a mug", 1));
        hall.close(closed);
        String open = hall.open(Prize.of(BOOK, 5));
        hall.draw(alice);
        String path = "/api/v1/lottery/rounds";

        Answer first = hall.forum().get(path + "?pageNo=1&pageSize=1");

        assertThat(first.json().get("msg").stringValue()).isEqualTo("获取抽奖轮次列表成功");
        assertThat(first.data().get("hasMore").booleanValue()).isTrue();
        assertThat(first.data().get("rounds").size()).isEqualTo(1);
        JsonNode round = first.data().get("rounds").get(0);
        assertThat(round.get("id").stringValue()).isEqualTo(open);
        assertThat(round.has("closed_at")).isFalse();
        assertThat(number(round, "entries")).isEqualTo(1);
        assertThat(round.get("prizes").toString())
                .isEqualTo(("[{\"id\":\"%s\",\"name\":\"论坛定制书\",\"price\":200,\"blank\":false,\"initial\":5,"
                                + "\"added\":0,\"remaining\":4,\"reserved\":1,\"paid\":0,\"consumed\":0}]")
                        .formatted(hall.gift(BOOK)));
        assertThat(hall.forum().get(round.get("proof").stringValue()).status()).isEqualTo(200);
        JsonNode second = hall.forum()
                .get(path + "?pageNo=2&pageSize=1", "Origin", "https://somebody.example")
                .data()
                .get("rounds")
                .get(0);
        assertThat(second.get("id").stringValue()).isEqualTo(closed);
        assertThat(second.get("closed_at").stringValue())
                .isGreaterThan(second.get("opened_at").stringValue());
    }

    @Test
    void what_is_given_up_can_be_drawn_again_at_once() {
        String round = hall.open(Prize.of(BOOK, 1));
        LoggedIn bob = hall.forum().register();
        hall.draw(alice);
        assertThat(id(hall.draw(bob))).isEqualTo("0");

        hall.giveUp(alice, hall.gift(BOOK));

        assertThat(id(hall.draw(bob))).isEqualTo(hall.gift(BOOK));
        assertThat(hall.round(round).get("entries").longValue()).isEqualTo(3);
    }
}
