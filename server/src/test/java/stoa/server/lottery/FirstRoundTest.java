package stoa.server.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.Racing;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** What a fresh installation offers by itself. */
class FirstRoundTest {

    @Test
    void two_nodes_that_start_together_open_one_round_and_a_restart_none() {
        TestDatabase database = TestPostgres.freshDatabase();
        Supplier<LotteryHall> node = () -> LotteryHall.on(database);

        List<LotteryHall> nodes = Racing.times(2, node);

        for (LotteryHall hall : nodes) {
            assertThat(hall.rounds()).hasSize(1);
            assertThat(hall.rounds().get(0).has("opened_by")).isFalse();
        }
        LoggedIn alice = nodes.getFirst().forum().register();
        assertThat(nodes.getFirst().draw(alice).data().get("id").stringValue()).isNotEqualTo("0");
        nodes.getFirst().closeAny();
        nodes.forEach(LotteryHall::close);
        try (LotteryHall again = node.get()) {
            assertThat(again.rounds()).hasSize(1);
            assertThat(again.rounds().get(0).get("open").booleanValue()).isFalse();
        }
    }

    @Test
    void it_has_ten_rows_and_can_be_drawn_from_at_once() {
        try (LotteryHall hall = LotteryHall.start()) {
            JsonNode gifts = hall.forum().get("/api/v1/gifts").data();
            assertThat(gifts).hasSize(10);
            assertThat(gifts.get(9).get("name").stringValue()).isEqualTo("谢谢参与");
            long pieces = 0;
            for (JsonNode prize : hall.rounds().get(0).get("prizes")) {
                pieces += prize.get("remaining").longValue();
            }
            assertThat(pieces).isEqualTo(6_450);
            assertThat(hall.draw(hall.forum().register()).data().get("id").stringValue())
                    .isNotEqualTo("0");
        }
    }
}
