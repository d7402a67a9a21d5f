package stoa.gateway.kit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.audit.AuditError;
import stoa.api.audit.query.GetHistory;
import stoa.api.audit.query.GetReceipt;
import stoa.api.audit.query.GetRoundProof;
import stoa.api.kernel.Rejection;

/** Of everybody and everything two events are known; the first one has a receipt. */
public final class FakeHistories implements FakeFeature {

    /** The query that was asked last. */
    public volatile Optional<GetHistory> asked = Optional.empty();

    @QueryHandler
    GetHistory.Result handle(GetHistory query) {
        asked = Optional.of(query);
        boolean first = query.before().isEmpty();
        String bio = query.personal() ? "a bio" : "masked";
        GetHistory.Entry entry = new GetHistory.Entry(
                first ? 9 : 4,
                Instant.parse("2026-11-21T12:00:00Z"),
                "account:7",
                first ? 1 : 0,
                "account.ProfileEdited",
                first ? Optional.of("7") : Optional.empty(),
                first ? Optional.of("forum") : Optional.empty(),
                List.of("account"),
                Map.of("bio", bio));
        return new GetHistory.Result(List.of(entry), first ? OptionalLong.of(9) : OptionalLong.empty());
    }

    @QueryHandler
    GetReceipt.Result handle(GetReceipt query) {
        if (query.position() != 4) {
            throw new Rejection(AuditError.EVENT_NOT_FOUND, "not theirs");
        }
        GetRoundProof.Proven event = new GetRoundProof.Proven(
                4, 0, "0d9c7f0e", "account.ProfileEdited", "1", 1_795_262_400_123_456L, "{}", "{}", List.of("00ff"));
        return new GetReceipt.Result("stoa.example/ledger\n9\nAA==\n\n— signed\n", "key", "account:7", event);
    }
}
