package stoa.gateway.kit;

import java.util.List;
import java.util.OptionalLong;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.audit.query.GetRoundProof;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.LotteryError;

/** One round's proof, of two pages. */
public final class FakeProofs implements FakeFeature {

    /** The round that there is. */
    public static final RoundId ROUND = new RoundId(1_508_976_640_000_007L);

    @QueryHandler
    GetRoundProof.Result handle(GetRoundProof query) {
        if (!query.round().equals(ROUND)) {
            throw new Rejection(LotteryError.ROUND_NOT_FOUND, "unknown");
        }
        OptionalLong next = query.from() == 0 ? OptionalLong.of(1) : OptionalLong.empty();
        GetRoundProof.Proven event = new GetRoundProof.Proven(
                7,
                query.from(),
                "0d9c7f0e",
                "lottery.RoundOpened",
                "1",
                1_795_262_400_123_456L,
                "{}",
                "{\"round\":1508976640000007}",
                List.of("00ff"));
        String checkpoint = "stoa.example/ledger\n" + query.size().orElse(9) + "\nAA==\n\n— signed\n";
        List<String> consistency = query.since().isPresent() ? List.of("aa") : List.of();
        return new GetRoundProof.Result(checkpoint, "key", "head", List.of(event), next, consistency);
    }
}
