package stoa.api.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.RoundId;

/**
 * More than three million draws by the real rule, each linked to the one before, against what chance would do. The
 * seeds are fixed, so what is asserted either always holds or never; docs/lottery-proof.md has the p-values.
 */
class FairnessTest {

    private static final Logger LOG = LoggerFactory.getLogger(FairnessTest.class);

    private static final int DRAWS = 1_000_000;
    private static final int DECLINING = 20;
    private static final double SUSPICIOUS = 0.001;
    private static final long[] WEIGHTS = {1, 4, 15, 30, 100, 250, 600, 1_000, 3_000, 5_000};

    @ParameterizedTest
    @ValueSource(longs = {1, 20_150_101, 0x5eed_5eed_5eedL})
    void the_frequencies_are_those_of_the_weights(long seed) {
        Stock stock = stock(1);
        Chance chance = new Chance(seed);
        long[] drawn = new long[WEIGHTS.length];
        for (int k = 1; k <= DRAWS; k++) {
            drawn[index(stock.at(chance.draw(k, stock)))]++;
        }
        double[] expected = IntStream.range(0, WEIGHTS.length)
                .mapToDouble(i -> (double) DRAWS * WEIGHTS[i] / stock.total())
                .toArray();

        fits("weights", seed, new ChiSquareTest().chiSquareTest(expected, drawn));
    }

    /** Every one of 200 000 pieces is drawn. Where the stock is cut into sixteen parts, each is hit equally often. */
    @ParameterizedTest
    @ValueSource(longs = {2, 19_700_101, 0xfa17L})
    void a_stock_that_declines_is_drawn_from_evenly(long seed) {
        Stock stock = stock(DECLINING);
        long pieces = stock.total();
        Chance chance = new Chance(seed);
        Parts parts = new Parts();
        long[] first = new long[WEIGHTS.length];
        for (long k = 1; stock.total() > 0; k++) {
            long piece = chance.draw(k, stock);
            parts.add(piece, stock.total());
            GiftId gift = stock.at(piece);
            if (k <= pieces / 2) {
                first[index(gift)]++;
            }
            stock = stock.with(gift, -1);
        }

        fits("declining, by parts", seed, parts.pValue());
        fits("declining, first half by prize", seed, withoutReplacement(first, pieces));
    }

    /** What half of all pieces holds of each prize is exactly half, but for chance: hypergeometric. */
    private static double withoutReplacement(long[] drawn, long pieces) {
        double statistic = 0;
        for (int i = 0; i < drawn.length; i++) {
            double expected = WEIGHTS[i] * DECLINING / 2.0;
            statistic += (drawn[i] - expected) * (drawn[i] - expected) / expected;
        }
        double correction = (pieces - 1.0) / (pieces - pieces / 2.0);
        return 1 - new ChiSquaredDistribution(drawn.length - 1).cumulativeProbability(statistic * correction);
    }

    private static void fits(String what, long seed, double p) {
        LOG.info("fairness: {}, seed {}: p = {}", what, seed, p);
        assertThat(p).as(what).isBetween(SUSPICIOUS, 1 - SUSPICIOUS);
    }

    private static Stock stock(long times) {
        return new Stock(IntStream.range(0, WEIGHTS.length)
                .mapToObj(i -> new Stock.Row(new GiftId(i + 1), WEIGHTS[i] * times))
                .toList());
    }

    private static int index(GiftId gift) {
        return (int) gift.value() - 1;
    }

    /** The rule, with the chain that each draw grows. */
    private static final class Chance {

        private static final RoundId ROUND = new RoundId(1_508_976_640_000_007L);

        private final byte[] seed;
        private final String commitment;
        private String digest;

        Chance(long seed) {
            this.seed = ByteBuffer.allocate(DrawRule.SEED_BYTES).putLong(seed).array();
            this.commitment = RoundChain.commitmentTo(this.seed);
            this.digest = RoundChain.opened(ROUND, commitment, List.of());
        }

        long draw(long entry, Stock stock) {
            DrawRule.Draw draw = new DrawRule.Draw(ROUND, entry, new AccountId(1 + entry % 1_000), digest);
            long piece = DrawRule.piece(seed, draw, stock.total());
            digest = RoundChain.drawn(draw, stock.at(piece), Optional.empty(), commitment);
            return piece;
        }
    }

    /** Sixteen parts of whatever remains; what each should be hit is counted exactly, draw by draw. */
    private static final class Parts {

        private static final int COUNT = 16;

        private final long[] hit = new long[COUNT];
        private final double[] expected = new double[COUNT];

        void add(long piece, long total) {
            for (int part = 0; part < COUNT; part++) {
                long from = total * part / COUNT;
                long to = total * (part + 1) / COUNT;
                expected[part] += (double) (to - from) / total;
                hit[part] += piece >= from && piece < to ? 1 : 0;
            }
        }

        double pValue() {
            return new ChiSquareTest().chiSquareTest(expected, hit);
        }
    }
}
