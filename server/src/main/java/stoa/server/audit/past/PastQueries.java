package stoa.server.audit.past;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.audit.AsOf;
import stoa.api.audit.Subject;
import stoa.api.audit.query.GetPastMembers;
import stoa.api.audit.query.GetPastPost;
import stoa.api.audit.query.GetPastRound;
import stoa.api.kernel.GroupId;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.query.platform.past.PastViews;
import stoa.server.audit.history.EventDecoder;
import stoa.server.audit.history.IndexedHistory;
import stoa.vault.ParkedDocuments;

/** Answers from the ledger, whose events of a subject are found by the index. */
@Component
class PastQueries {

    private final IndexedHistory history;
    private final ParkedDocuments parked;

    PastQueries(LedgerDatabase database, ParkedDocuments parked) {
        this.history = new IndexedHistory(database, EventDecoder.masking());
        this.parked = parked;
    }

    @QueryHandler
    GetPastPost.Result answer(GetPastPost query) {
        return inPast(Subject.of(query.post()), query.asOf(), past -> past.post(query.post()));
    }

    @QueryHandler
    GetPastRound.Result answer(GetPastRound query) {
        return inPast(Subject.of(query.round()), query.asOf(), past -> past.round(query.round()));
    }

    /** A group and its conversation have the same number, and what members do is told of the group. */
    @QueryHandler
    GetPastMembers.Result answer(GetPastMembers query) {
        long end = history.end(query.asOf());
        GroupId group = GroupId.of(query.conversation());
        List<TrackedEventMessage<?>> ofGroup = history.all(Subject.of(group), end);
        boolean isGroup = !ofGroup.isEmpty();
        List<TrackedEventMessage<?>> events = isGroup ? ofGroup : history.all(Subject.of(query.conversation()), end);
        try (PastViews views = new PastViews(events, Optional.of(parked))) {
            PastMembers members = new PastMembers(views, events);
            return new GetPastMembers.Result(end, isGroup ? members.of(group) : members.of(query.conversation()));
        }
    }

    private <R> R inPast(Subject subject, AsOf asOf, Function<Past, R> ask) {
        long end = history.end(asOf);
        try (PastViews views = new PastViews(history.all(subject, end), Optional.of(parked))) {
            return ask.apply(new Past(views, end));
        }
    }
}
