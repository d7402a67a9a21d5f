package stoa.api.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.RoundId;

class DrawRuleTest {

    private static final byte[] SEED = new byte[DrawRule.SEED_BYTES];

    private static DrawRule.Draw draw(long entry, long by, String digest) {
        return new DrawRule.Draw(new RoundId(7), entry, new AccountId(by), digest);
    }

    private static long piece(DrawRule.Draw draw) {
        return DrawRule.piece(SEED, draw, Long.MAX_VALUE);
    }

    @Test
    void every_piece_lies_among_those_that_remain() {
        for (long pieces : List.of(1L, 2L, 3L, 3_500L, (1L << 62) + 1, Long.MAX_VALUE)) {
            assertThat(LongStream.rangeClosed(1, 500).map(k -> DrawRule.piece(SEED, draw(k, 1, "d"), pieces)))
                    .allMatch(piece -> piece >= 0 && piece < pieces);
        }
    }

    @Test
    void all_that_was_fixed_before_moves_the_outcome() {
        long outcome = piece(draw(1, 2, "d"));

        assertThat(piece(draw(1, 2, "d"))).isEqualTo(outcome);
        assertThat(piece(draw(2, 2, "d"))).isNotEqualTo(outcome);
        assertThat(piece(draw(1, 3, "d"))).isNotEqualTo(outcome);
        assertThat(piece(draw(1, 2, "e"))).isNotEqualTo(outcome);
        assertThat(piece(draw(12, 2, "d"))).isNotEqualTo(piece(draw(1, 22, "d")));
    }

    @Test
    void nothing_is_drawn_from_nothing_or_with_half_a_seed() {
        assertThatThrownBy(() -> DrawRule.piece(SEED, draw(1, 2, "d"), 0)).hasMessageContaining("nothing remains");
        assertThatThrownBy(() -> DrawRule.piece(new byte[16], draw(1, 2, "d"), 1))
                .hasMessageContaining("32 bytes");
    }

    @Test
    void pieces_are_counted_in_the_order_of_the_table() {
        Stock stock = new Stock(List.of(
                new Stock.Row(new GiftId(9), 2), new Stock.Row(new GiftId(3), 0), new Stock.Row(new GiftId(5), 1)));

        assertThat(LongStream.range(0, 3).mapToObj(stock::at))
                .containsExactly(new GiftId(9), new GiftId(9), new GiftId(5));
        assertThatThrownBy(() -> stock.at(3)).hasMessageContaining("piece 3 of 3");
    }
}
