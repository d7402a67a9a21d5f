package stoa.ledger.tree;

import java.util.Base64;
import java.util.List;

/** What a log commits itself to: how long it is, and the root over it. The text is that of C2SP tlog-checkpoint. */
@SuppressWarnings("ArrayRecordComponent") // Compared by its text only.
public record Checkpoint(String origin, long size, byte[] root) {

    private static final int LINES = 3;

    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** From a note's first lines. Whether the note is signed well is not looked at. */
    public static Checkpoint parse(String note) {
        List<String> lines = note.lines().limit(LINES).toList();
        if (lines.size() < LINES) {
            throw new IllegalArgumentException("not a checkpoint: " + note);
        }
        return new Checkpoint(
                lines.get(0), Long.parseLong(lines.get(1)), Base64.getDecoder().decode(lines.get(2)));
    }
}
