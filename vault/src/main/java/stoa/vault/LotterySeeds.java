package stoa.vault;

import java.util.Optional;

/**
 * The secret seeds from which the lottery's draws follow. Each is made and kept here before anybody commits to it, and
 * known by that commitment alone until a round reveals it.
 */
public interface LotterySeeds {

    /**
     * Makes a new seed of 32 random bytes, durable when this returns.
     *
     * @return its commitment: SHA-256 of the seed, in lower-case hexadecimal
     */
    String make();

    /** The seed of that commitment, whichever node made it; empty if this vault made none. */
    Optional<byte[]> find(String commitment);
}
