package stoa.server.audit.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.tree.TreeHash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeafVectorTest {

    private static final JsonNode LEAF = new JsonMapper()
            .readTree(Path.of("..", "docs", "lottery-vectors.json"))
            .get("leaf");

    @Test
    void a_leaf_is_the_one_that_the_document_says() {
        LedgerEvent event = new LedgerEvent(
                text("stream"),
                LEAF.get("sequence").longValue(),
                text("id"),
                text("name"),
                text("revision"),
                CanonicalBytes.time(LEAF.get("time").longValue()),
                text("metadata").getBytes(UTF_8),
                text("payload").getBytes(UTF_8));

        byte[] leaf = new TreeHash().leaf(CanonicalBytes.of(LEAF.get("position").longValue(), event));

        assertThat(HexFormat.of().formatHex(leaf)).isEqualTo(text("leaf"));
    }

    private static String text(String field) {
        return LEAF.get(field).stringValue();
    }
}
