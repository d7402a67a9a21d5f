package stoa.server.audit.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.audit.query.GetHistory;
import stoa.api.kernel.PersonalDataCipher;
import stoa.ledger.postgres.LedgerDatabase;

/** Answers from the ledger, by its index. */
@Component
class SubjectQueries {

    private final IndexedHistory history;
    private final EventDecoder masking = EventDecoder.masking();
    private final IndexedHistory clear;
    private final EventDecoder reading;

    SubjectQueries(LedgerDatabase database, PersonalDataCipher cipher) {
        this.history = new IndexedHistory(database, masking);
        this.reading = EventDecoder.with(cipher);
        this.clear = new IndexedHistory(database, reading);
    }

    @QueryHandler
    GetHistory.Result answer(GetHistory query) {
        IndexedHistory from = query.personal() ? clear : history;
        EventDecoder decoder = query.personal() ? reading : masking;
        long end = from.end(query.asOf());
        long upTo = query.before().isPresent() ? Math.min(end, query.before().getAsLong() - 1) : end;
        List<TrackedEventMessage<?>> found = from.newest(query.subject(), upTo, query.limit() + 1);
        List<GetHistory.Entry> entries = found.stream()
                .limit(query.limit())
                .map(message -> decoder.entry(message, Optional.of(query.subject())))
                .toList();
        return new GetHistory.Result(
                entries,
                found.size() > entries.size()
                        ? OptionalLong.of(entries.getLast().position())
                        : OptionalLong.empty());
    }
}
