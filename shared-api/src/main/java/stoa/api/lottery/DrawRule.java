package stoa.api.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.RoundId;

/**
 * Which of the pieces that remain a draw gets: {@value RoundChain#ALGORITHM}. It follows from the seed and from what
 * was fixed before the draw, so that whoever knows the seed afterwards recomputes it.
 *
 * <p>HMAC-SHA-256 under the seed's 32 bytes, over a text of lines, each ended by a line feed: the algorithm's name and
 * {@code " draw"}, the round, the entry's number, the account, the digest of the chain so far, and the attempt, from 0.
 * Its first eight bytes are a number x below 2<sup>64</sup>, big-endian. With n pieces left, x counts if it lies below
 * the largest multiple of n up to 2<sup>64</sup>, and x mod n is the piece; else the next attempt decides. So every
 * piece has exactly the same chance.
 */
public final class DrawRule {

    /** Bytes of a seed. */
    public static final int SEED_BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    /**
     * What is fixed when a draw is made.
     *
     * @param entry the draw's own number among the entries of the round, from 1
     * @param digest of the round's chain before this draw
     */
    public record Draw(RoundId round, long entry, AccountId by, String digest) {}

    /**
     * The piece that a draw gets.
     *
     * @param seed 32 bytes
     * @param pieces how many remain, at least 1
     * @return from 0, below {@code pieces}
     */
    public static long piece(byte[] seed, Draw draw, long pieces) {
        if (pieces < 1) {
            throw new IllegalArgumentException("nothing remains to be drawn");
        }
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes");
        }
        long surplus = Long.remainderUnsigned(-pieces, pieces); // 2^64 mod pieces.
        for (int attempt = 0; ; attempt++) {
            long number = number(seed, draw, attempt);
            if (surplus == 0 || Long.compareUnsigned(number, -surplus) < 0) {
                return Long.remainderUnsigned(number, pieces);
            }
        }
    }

    private static long number(byte[] seed, Draw draw, int attempt) {
        String text = RoundChain.ALGORITHM + " draw\n" + draw.round() + "\n" + draw.entry() + "\n" + draw.by() + "\n"
                + draw.digest() + "\n" + attempt + "\n";
        try {
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(seed, HMAC));
            return ByteBuffer.wrap(hmac.doFinal(text.getBytes(UTF_8))).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private DrawRule() {}
}
