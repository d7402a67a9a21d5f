package stoa.gateway.forum.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.OpenRound;
import stoa.gateway.kit.FakeLottery;
import stoa.gateway.kit.GatewayTest;

class FirstRoundTest {

    @GatewayTest
    @TestPropertySource(properties = "test=first-round")
    @DirtiesContext
    static class OnAFreshInstallation {

        @Autowired
        FirstRound first;

        @Autowired
        FakeLottery lottery;

        @Test
        void it_is_open_after_the_start_with_ten_rows_and_opened_by_nobody_again() {
            assertThat(lottery.prizes()).hasSize(10);
            assertThat(lottery.heard).isEqualTo(new OpenRound(Optional.empty(), FirstRound.PRIZES));
            lottery.heard = null;

            first.ensure();

            assertThat(lottery.heard).isNull();
        }
    }

    @GatewayTest
    @TestPropertySource(properties = "stoa.lottery.first-round=false")
    @DirtiesContext
    static class WhereItIsNotWanted {

        @Autowired
        FakeLottery lottery;

        @Test
        void there_is_none() {
            assertThat(lottery.heard).isNull();
            assertThat(lottery.prizes()).isEmpty();
        }
    }

    @Test
    void its_stock_and_prices_are_those_of_the_forum_and_its_last_row_has_no_value() {
        assertThat(FirstRound.PRIZES.stream().mapToLong(PrizeOffer::stock).toArray())
                .containsExactly(500, 200, 100, 300, 200, 1_000, 500, 500, 150, 3_000);
        assertThat(FirstRound.PRIZES.stream().mapToLong(PrizeOffer::price).toArray())
                .containsExactly(100, 300, 2_000, 500, 800, 150, 200, 120, 500, 0);
        assertThat(FirstRound.PRIZES.getLast().name()).isEqualTo("谢谢参与");
        assertThat(FirstRound.PRIZES.getLast().blank()).isTrue();
    }
}
