package stoa.server.audit.lottery;

import static stoa.server.audit.lottery.WrongEvent.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.api.kernel.GiftId;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.Stock;

/** The seeds of a round, and the draws that wait for theirs to be revealed. */
final class SeedReplay {

    private static final Pattern BYTES_32 = Pattern.compile("[0-9a-f]{64}");

    private record Waiting(long position, DrawRule.Draw draw, Stock stock, GiftId gift) {}

    private final Set<String> commitments = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private String commitment = "";
    private long verified;
    private long revealed;

    void commit(long position, String next) {
        require(BYTES_32.matcher(next).matches(), position, "the commitment is not readable");
        require(commitments.add(next), position, "it commits to a seed that was in use before");
        commitment = next;
    }

    /** A draw under the seed in use. */
    void drawn(long position, DrawRule.Draw draw, Stock stock, GiftId gift) {
        waiting.add(new Waiting(position, draw, stock, gift));
    }

    void requireCommitted(long position, String seed) {
        require(BYTES_32.matcher(seed).matches(), position, "the seed is not readable");
        byte[] bytes = HexFormat.of().parseHex(seed);
        boolean kept = RoundChain.commitmentTo(bytes).equals(commitment);
        require(kept, position, "the seed is not the one that was committed to");
    }

    /** Draws again what was drawn under the seed that ends. */
    void reveal(String seed) {
        revealed++;
        byte[] bytes = HexFormat.of().parseHex(seed);
        for (Waiting it : waiting) {
            GiftId gift =
                    it.stock().at(DrawRule.piece(bytes, it.draw(), it.stock().total()));
            String wrong = "by its seed this draw gets prize " + gift + ", not " + it.gift();
            require(gift.equals(it.gift()), it.position(), wrong);
            verified++;
        }
        waiting.clear();
    }

    String commitment() {
        return commitment;
    }

    long verified() {
        return verified;
    }

    /** How many draws wait for their seed. */
    long pending() {
        return waiting.size();
    }

    long revealed() {
        return revealed;
    }
}
