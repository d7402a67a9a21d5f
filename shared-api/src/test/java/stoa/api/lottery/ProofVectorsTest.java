package stoa.api.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of docs/lottery-proof.md, which were computed by another implementation, in JavaScript. */
class ProofVectorsTest {

    private static final JsonNode VECTORS = new JsonMapper().readTree(Path.of("..", "docs", "lottery-vectors.json"));

    private static List<JsonNode> all(String name) {
        return VECTORS.get(name).valueStream().toList();
    }

    private static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.stringValue());
    }

    @Test
    void a_commitment_is_the_hash_of_the_seed() {
        assertThat(all("commitments")).hasSize(2).allSatisfy(it -> assertThat(
                        RoundChain.commitmentTo(bytes(it.get("seed"))))
                .isEqualTo(it.get("commitment").stringValue()));
    }

    @Test
    void a_draw_gets_the_piece_that_the_document_says_also_at_a_later_attempt() {
        assertThat(all("draws")).hasSizeGreaterThan(12).allSatisfy(it -> {
            DrawRule.Draw draw = new DrawRule.Draw(
                    RoundId.parse(it.get("round").stringValue()),
                    it.get("entry").longValue(),
                    AccountId.parse(it.get("by").stringValue()),
                    it.get("before").stringValue());
            long pieces = Long.parseLong(it.get("pieces").stringValue());

            assertThat(DrawRule.piece(bytes(it.get("seed")), draw, pieces))
                    .isEqualTo(Long.parseLong(it.get("piece").stringValue()));
        });
        assertThat(all("draws")).anyMatch(it -> it.get("attempts").intValue() > 3);
    }

    @Test
    void a_whole_round_has_the_digests_and_the_draws_that_the_document_says() {
        Replay replay = new Replay();

        assertThat(all("round")).hasSize(9).allSatisfy(it -> assertThat(replay.digestAfter(it))
                .isEqualTo(it.get("digest").stringValue()));
        assertThat(replay.seeds.hasNext()).isFalse();
    }

    /** Follows the vectors' round with the product's own rule. */
    private static final class Replay {

        private final Iterator<JsonNode> seeds = all("commitments").iterator();
        private RoundId round = new RoundId(1);
        private Stock stock = new Stock(List.of());
        private byte[] seed = {};
        private String digest = "";

        String digestAfter(JsonNode it) {
            digest = switch (it.get("name").stringValue()) {
                case "RoundOpened" -> opened(it);
                case "PrizeDrawn" -> drawn(it);
                case "StockReturned" -> {
                    stock = stock.with(gift(it), 1);
                    yield RoundChain.returned(digest, entry(it), gift(it), reservation(it));
                }
                case "StockAdded" -> {
                    long pieces = it.get("pieces").longValue();
                    stock = stock.with(gift(it), pieces);
                    AccountId by = new AccountId(it.get("addedBy").longValue());
                    yield RoundChain.added(digest, entry(it), gift(it), pieces, by);
                }
                case "SeedRotated" -> {
                    seed = bytes(seeds.next().get("seed"));
                    yield RoundChain.rotated(
                            digest,
                            it.get("revealed").stringValue(),
                            it.get("nextCommitment").stringValue());
                }
                case "RoundClosed" ->
                    RoundChain.closed(digest, it.get("revealed").stringValue());
                default -> throw new IllegalArgumentException(it.toString());
            };
            return digest;
        }

        private String opened(JsonNode it) {
            round = new RoundId(it.get("round").longValue());
            seed = bytes(seeds.next().get("seed"));
            List<Prize> prizes = it.get("prizes")
                    .valueStream()
                    .map(row -> new Prize(
                            gift(row),
                            row.get("name").stringValue(),
                            "",
                            "",
                            row.get("price").longValue(),
                            row.get("stock").longValue(),
                            row.get("blank").booleanValue()))
                    .toList();
            stock = Stock.of(prizes);
            return RoundChain.opened(round, it.get("commitment").stringValue(), prizes);
        }

        private String drawn(JsonNode it) {
            AccountId by = new AccountId(it.get("by").longValue());
            DrawRule.Draw draw = new DrawRule.Draw(round, entry(it), by, digest);
            long piece = DrawRule.piece(seed, draw, stock.total());
            assertThat(piece).isEqualTo(it.get("piece").longValue());
            assertThat(stock.total()).isEqualTo(it.get("pieces").longValue());
            assertThat(stock.at(piece)).isEqualTo(gift(it));
            stock = stock.with(gift(it), -1);
            Optional<ReservationId> won = it.has("reservation") ? Optional.of(reservation(it)) : Optional.empty();
            return RoundChain.drawn(draw, gift(it), won, RoundChain.commitmentTo(seed));
        }

        private static long entry(JsonNode it) {
            return it.get("entry").longValue();
        }

        private static GiftId gift(JsonNode it) {
            return new GiftId(it.get("gift").longValue());
        }

        private static ReservationId reservation(JsonNode it) {
            return new ReservationId(it.get("reservation").longValue());
        }
    }
}
