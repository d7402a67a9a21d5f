package stoa.ledger.postgres;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import stoa.ledger.tree.Checkpoint;

/** What checkpoints that were kept elsewhere say of the log, in hexadecimal. */
final class KeptRoots {

    private final NavigableMap<Long, Set<String>> roots = new TreeMap<>();

    void add(Checkpoint checkpoint) {
        roots.computeIfAbsent(checkpoint.size(), size -> new HashSet<>())
                .add(HexFormat.of().formatHex(checkpoint.root()));
    }

    long largest() {
        return roots.isEmpty() ? 0 : roots.lastKey();
    }

    Set<String> at(long size) {
        return roots.getOrDefault(size, Set.of());
    }

    Map<Long, Set<String>> before(long size) {
        return roots.headMap(size);
    }
}
