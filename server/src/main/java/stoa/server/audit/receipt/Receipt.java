package stoa.server.audit.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;
import stoa.ledger.tree.ProofCheck;
import stoa.ledger.tree.TreeHash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receipt as somebody kept it.
 *
 * @param note the signed checkpoint
 * @param key the log's verifier key as the receipt itself names it
 */
record Receipt(String note, String key, long position, LedgerEvent event, List<byte[]> path) {

    private static final String FORMAT = "stoa-receipt/1";
    private static final JsonMapper JSON = new JsonMapper();

    /** @throws IllegalArgumentException if the text is no receipt */
    static Receipt parse(String text) {
        try {
            JsonNode whole = JSON.readTree(text);
            JsonNode receipt = whole.has("data") ? whole.get("data") : whole;
            if (!receipt.path("format").asString("").equals(FORMAT)) {
                throw new IllegalArgumentException("this is no receipt of the format " + FORMAT);
            }
            return read(receipt);
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("this is no receipt: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static Receipt read(JsonNode receipt) {
        JsonNode event = receipt.required("event");
        List<byte[]> path = new ArrayList<>();
        event.required("proof").forEach(hash -> path.add(HexFormat.of().parseHex(hash.stringValue())));
        LedgerEvent stored = new LedgerEvent(
                receipt.required("stream").stringValue(),
                event.required("sequence").longValue(),
                event.required("id").stringValue(),
                event.required("name").stringValue(),
                event.required("revision").stringValue(),
                CanonicalBytes.time(event.required("time").longValue()),
                event.required("metadata").stringValue().getBytes(UTF_8),
                event.required("payload").stringValue().getBytes(UTF_8));
        return new Receipt(
                receipt.required("checkpoint").stringValue(),
                receipt.required("key").stringValue(),
                event.required("position").longValue(),
                stored,
                path);
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(note);
    }

    boolean isSignedBy(NoteVerifier verifier) {
        return checkpoint().origin().equals(verifier.name()) && verifier.isSigned(note);
    }

    /** Whether the log of the checkpoint holds this very event at its position. */
    boolean isIncluded() {
        Checkpoint checkpoint = checkpoint();
        byte[] leaf = new TreeHash().leaf(CanonicalBytes.of(position, event));
        return ProofCheck.isIncluded(leaf, position - 1, checkpoint.size(), path, checkpoint.root());
    }
}
