package stoa.api.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

/**
 * The chain of digests over everything that happens to a round. Each digest is SHA-256, in lower-case hexadecimal, of a
 * text of lines, each ended by a line feed: the algorithm's name and the kind of the event, then the digest before
 * (the opening has the round's id there), then what that kind of event says. What can be recomputed from it can not
 * have been changed, dropped or put in another order since.
 */
public final class RoundChain {

    /** The version of the rule and of the chain, which the opening of a round names. */
    public static final String ALGORITHM = "stoa-lottery/1";

    private static final String NOTHING = "-";

    /** What commits to a seed: its SHA-256. */
    public static String commitmentTo(byte[] seed) {
        return HexFormat.of().formatHex(sha256(seed));
    }

    /**
     * The first digest of a round: the round, the commitment to the first seed, then for each prize one line of its id,
     * stock, 1 for the row without value or 0, price, and the SHA-256 of its name, with single spaces.
     */
    public static String opened(RoundId round, String commitment, List<Prize> prizes) {
        StringBuilder lines = new StringBuilder();
        for (Prize prize : prizes) {
            lines.append(prize.gift())
                    .append(' ')
                    .append(prize.stock())
                    .append(prize.blank() ? " 1 " : " 0 ")
                    .append(prize.price())
                    .append(' ')
                    .append(commitmentTo(prize.name().getBytes(UTF_8)))
                    .append('\n');
        }
        return digest("opened", round + "\n" + commitment + "\n" + lines);
    }

    /**
     * A draw: the entry's number, the account, the prize, the reservation or {@code -}, and the commitment to the seed
     * that it was made with.
     */
    public static String drawn(
            DrawRule.Draw draw, GiftId gift, Optional<ReservationId> reservation, String commitment) {
        String won = reservation.map(ReservationId::toString).orElse(NOTHING);
        return digest("drawn", lines(draw.digest(), draw.entry(), draw.by(), gift, won, commitment));
    }

    /** A piece that came back: the entry's number, the prize and the reservation that ended. */
    public static String returned(String before, long entry, GiftId gift, ReservationId reservation) {
        return digest("returned", lines(before, entry, gift, reservation));
    }

    /** Pieces that were added: the entry's number, the prize, how many, and who added them. */
    public static String added(String before, long entry, GiftId gift, long pieces, AccountId by) {
        return digest("added", lines(before, entry, gift, pieces, by));
    }

    /** A seed's end: the seed in hexadecimal, and the commitment to the next one. */
    public static String rotated(String before, String revealed, String nextCommitment) {
        return digest("rotated", lines(before, revealed, nextCommitment));
    }

    /** The end of the draws: the last seed in hexadecimal. */
    public static String closed(String before, String revealed) {
        return digest("closed", lines(before, revealed));
    }

    private static String lines(Object... values) {
        StringBuilder lines = new StringBuilder();
        for (Object value : values) {
            lines.append(value).append('\n');
        }
        return lines.toString();
    }

    private static String digest(String kind, String lines) {
        return HexFormat.of().formatHex(sha256((ALGORITHM + " " + kind + "\n" + lines).getBytes(UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private RoundChain() {}
}
