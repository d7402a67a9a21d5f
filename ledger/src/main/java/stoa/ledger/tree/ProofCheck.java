package stoa.ledger.tree;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Whether proofs hold, by the steps of RFC 9162, section 2.1: for whoever was given one. */
public final class ProofCheck {

    /** Section 2.1.3.2: whether a tree of {@code size} leaves has this one at its index. */
    public static boolean isIncluded(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        TreeHash hash = new TreeHash();
        long fn = index;
        long sn = size - 1;
        byte[] node = leaf;
        for (byte[] sibling : path) {
            if (sn == 0) {
                return false;
            }
            if (isOdd(fn) || fn == sn) {
                node = hash.node(sibling, node);
                int zeros = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>= zeros;
                sn >>= zeros;
            } else {
                node = hash.node(node, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(node, root);
    }

    /** Section 2.1.4.2: whether the later tree goes on from the earlier one. */
    public static boolean isConsistent(Checkpoint earlier, Checkpoint later, List<byte[]> proof) {
        if (earlier.size() == later.size()) {
            return proof.isEmpty() && Arrays.equals(earlier.root(), later.root());
        }
        if (earlier.size() == 0) {
            return proof.isEmpty();
        }
        boolean isWhole = Long.bitCount(earlier.size()) == 1;
        if (earlier.size() > later.size() || (proof.isEmpty() && !isWhole)) {
            return false;
        }
        Iterator<byte[]> rest = proof.iterator();
        byte[] start = isWhole ? earlier.root() : rest.next();
        return new Growth(earlier.size() - 1, later.size() - 1, start).holds(rest, earlier.root(), later.root());
    }

    /** The two roots on their way up. */
    private static final class Growth {

        private final TreeHash hash = new TreeHash();
        private long fn;
        private long sn;
        private byte[] fr;
        private byte[] sr;

        Growth(long fn, long sn, byte[] start) {
            int shift = Long.numberOfTrailingZeros(~fn);
            this.fn = fn >> shift;
            this.sn = sn >> shift;
            this.fr = start;
            this.sr = start;
        }

        boolean holds(Iterator<byte[]> rest, byte[] first, byte[] second) {
            while (rest.hasNext()) {
                if (sn == 0) {
                    return false;
                }
                take(rest.next());
            }
            return sn == 0 && Arrays.equals(fr, first) && Arrays.equals(sr, second);
        }

        private void take(byte[] sibling) {
            if (isOdd(fn) || fn == sn) {
                fr = hash.node(sibling, fr);
                sr = hash.node(sibling, sr);
                while (!isOdd(fn) && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hash.node(sr, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }

    private ProofCheck() {}
}
