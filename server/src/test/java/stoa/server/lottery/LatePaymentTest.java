package stoa.server.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.LotteryHall.Prize;
import stoa.testkit.http.Client.LoggedIn;

/** What a client is told that pays for a prize, or gives it back, when its time is over. */
class LatePaymentTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration RETURN = Duration.ofSeconds(2);
    private static final String NOT_THERE = "80002/404";

    @Test
    void who_pays_too_late_is_told_that_nothing_is_reserved_and_another_wins_it() {
        try (LotteryHall hall = LotteryHall.start("stoa.lottery.pay-window=" + WINDOW.toSeconds() + "s")) {
            String round = hall.open(Prize.of("a mug", 1));
            String mug = hall.gift("a mug");
            LoggedIn late = hall.forum().register();
            LoggedIn next = hall.forum().register();
            hall.draw(late);

            await().atMost(WINDOW.plus(RETURN)).until(() -> remaining(hall, round) == 1);

            assertThat(hall.pay(late, mug).outcome()).isEqualTo(NOT_THERE);
            assertThat(hall.giveUp(late, mug).outcome()).isEqualTo(NOT_THERE);
            assertThat(hall.forum().get("/api/v1/lottery/result", late.bearer()).outcome())
                    .isEqualTo("80003/404");
            assertThat(hall.draw(next).data().get("id").stringValue()).isEqualTo(mug);
            assertThat(hall.pay(next, mug).outcome()).isEqualTo("0/200");
        }
    }

    private static long remaining(LotteryHall hall, String round) {
        return hall.round(round).get("prizes").get(0).get("remaining").longValue();
    }
}
