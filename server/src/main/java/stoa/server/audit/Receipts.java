package stoa.server.audit;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.audit.AuditError;
import stoa.api.audit.Subject;
import stoa.api.audit.Subjects;
import stoa.api.audit.query.GetReceipt;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.postgres.StreamProofs;
import stoa.ledger.postgres.TransparencyLog;
import stoa.ledger.tree.Checkpoint;
import stoa.server.audit.history.EventDecoder;

/** Shows people their own events with the proof that the ledger holds them. */
@Component
final class Receipts {

    private final TransparencyLog log;
    private final LogPages pages;
    private final StreamProofs proofs;
    private final EventDecoder decoder = EventDecoder.masking();

    Receipts(TransparencyLog log, LedgerDatabase database) {
        this.log = log;
        this.pages = new LogPages(database);
        this.proofs = new StreamProofs(database);
    }

    @QueryHandler
    GetReceipt.Result answer(GetReceipt query) {
        List<StoredEvent> found = pages.at(List.of(query.position()));
        if (!isOf(query.person(), found)) {
            throw new Rejection(AuditError.EVENT_NOT_FOUND, "not there, or somebody else's");
        }
        String note = covering(query.position());
        return proofs.at(query.position(), Checkpoint.parse(note).size())
                .map(proven -> new GetReceipt.Result(
                        note, log.verifierKey(), proven.stored().event().stream(), ProvenEvents.of(proven)))
                .orElseThrow();
    }

    /** What nobody saw signed yet is worth a checkpoint of its own. */
    private String covering(long position) {
        String newest = log.checkpoint();
        return Checkpoint.parse(newest).size() >= position ? newest : log.sign();
    }

    /** Theirs is what they did, and what the service did on its own that names no other person. */
    private boolean isOf(AccountId person, List<StoredEvent> events) {
        return decoder.messages(events).stream().anyMatch(message -> isOf(person, message));
    }

    private static boolean isOf(AccountId person, TrackedEventMessage<?> message) {
        Optional<Object> actor = Optional.ofNullable(message.getMetaData().get(MetaKeys.ACTOR));
        return actor.map(it -> it.toString().equals(person.toString()))
                .orElseGet(() -> Subjects.of(message.getPayload()).stream()
                        .filter(subject -> subject.kind() == Subject.Kind.ACCOUNT)
                        .toList()
                        .equals(List.of(Subject.of(person))));
    }
}
