package stoa.server.audit;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.audit.query.GetRoundProof;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.lottery.LotteryError;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.StreamProofs;
import stoa.ledger.postgres.TransparencyLog;
import stoa.ledger.tree.Checkpoint;
import tools.jackson.databind.json.JsonMapper;

/** Shows rounds of the lottery so that a stranger can verify them: the stored bytes, and where they are stored. */
@Component
final class RoundProofs {

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = new JsonMapper();

    private final TransparencyLog log;
    private final StreamProofs streams;

    RoundProofs(TransparencyLog log, LedgerDatabase database) {
        this.log = log;
        this.streams = new StreamProofs(database);
    }

    @QueryHandler
    GetRoundProof.Result answer(GetRoundProof query) {
        String stream = query.round().stream();
        String note = checkpoint(query.size(), stream);
        long size = Checkpoint.parse(note).size();
        StoredEvent last = streams.last(stream, size)
                .orElseThrow(() -> new Rejection(LotteryError.ROUND_NOT_FOUND, "no event under this checkpoint"));
        List<StreamProofs.Proven> page = streams.page(stream, query.from(), GetRoundProof.PAGE, size);
        long next = query.from() + page.size();
        boolean more = !page.isEmpty() && next <= last.event().sequence();
        return new GetRoundProof.Result(
                note,
                log.verifierKey(),
                head(query, last, size),
                page.stream().map(ProvenEvents::of).toList(),
                more ? OptionalLong.of(next) : OptionalLong.empty(),
                consistency(query.since(), size));
    }

    /** What was opened since the newest checkpoint is worth one of its own. */
    private String checkpoint(OptionalLong size, String stream) {
        if (size.isPresent()) {
            return log.checkpoint(size.getAsLong())
                    .orElseThrow(() -> new Rejection(KernelError.INVALID, "no checkpoint has this size"));
        }
        String newest = log.checkpoint();
        long covered = Checkpoint.parse(newest).size();
        boolean unseen = streams.last(stream, covered).isEmpty()
                && streams.last(stream, Long.MAX_VALUE).isPresent();
        return unseen ? log.sign() : newest;
    }

    private String head(GetRoundProof query, StoredEvent last, long size) {
        String digest = JSON.readTree(last.event().payload()).required("digest").stringValue();
        long events = last.event().sequence() + 1;
        return log.head("lottery/" + query.round(), events, HEX.parseHex(digest), size);
    }

    private List<String> consistency(OptionalLong since, long size) {
        if (since.isEmpty()) {
            return List.of();
        }
        if (since.getAsLong() > size) {
            throw new Rejection(KernelError.INVALID, "since is beyond the checkpoint");
        }
        return ProvenEvents.hex(log.consistencyProof(since.getAsLong(), size));
    }
}
