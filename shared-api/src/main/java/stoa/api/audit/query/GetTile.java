package stoa.api.audit.query;

import java.util.Optional;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Hashes of the ledger's tree, cut as in C2SP {@code tlog-tiles}.
 *
 * @param level 0 for leaf hashes, up to 5
 * @param width 256 for a full tile, 1 to 255 for the first hashes of one that is still growing
 */
public record GetTile(int level, long index, int width) {

    public static final int FULL_WIDTH = 256;
    public static final int MAX_LEVEL = 5;

    public GetTile {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new Rejection(KernelError.INVALID, "no such tile");
        }
    }

    /** {@code width} hashes of 32 bytes each; empty if the published tree does not hold them yet. */
    public record Result(Optional<byte[]> hashes) {}
}
