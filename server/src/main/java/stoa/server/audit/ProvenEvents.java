package stoa.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import stoa.api.audit.query.GetRoundProof;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.postgres.StreamProofs;

/** Events with their proofs as the API shows them: exactly what is stored and hashed. */
final class ProvenEvents {

    static GetRoundProof.Proven of(StreamProofs.Proven it) {
        LedgerEvent event = it.stored().event();
        return new GetRoundProof.Proven(
                it.stored().position(),
                event.sequence(),
                event.id(),
                event.name(),
                event.revision(),
                CanonicalBytes.micros(event.time()),
                new String(event.metadata(), UTF_8),
                new String(event.payload(), UTF_8),
                hex(it.path()));
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private ProvenEvents() {}
}
