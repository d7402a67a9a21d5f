package stoa.server.feed;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.PersonalDataCipher;
import stoa.api.kernel.PublishedEvent;
import stoa.api.kernel.serialization.PublishedPayloads;
import stoa.ledger.Ledger;
import stoa.ledger.StoredEvent;

/** The feed of this node's ledger: what is recent comes from memory, the rest page by page from the database. */
@Component
final class LedgerFeed implements EventFeed {

    private final Ledger ledger;
    private final Publishing masked = new Publishing(PublishedPayloads.masked());
    private final Publishing unmasked;

    LedgerFeed(Ledger ledger, PersonalDataCipher cipher) {
        this.ledger = ledger;
        this.unmasked = new Publishing(PublishedPayloads.revealed(cipher));
    }

    @Override
    public long head() {
        return ledger.position();
    }

    @Override
    public Excerpt after(long position, int limit, Selection selection) {
        List<StoredEvent> recent = ledger.recent(position, limit);
        List<StoredEvent> stored = recent.isEmpty() ? ledger.page(position, limit) : recent;
        Publishing publishing = selection.unmasked() ? unmasked : masked;
        long upTo = stored.isEmpty() ? position : stored.getLast().position();
        return new Excerpt(publishing.publish(stored, selection), upTo);
    }

    @Override
    public Optional<PublishedEvent> at(long position) {
        return after(position - 1, 1, Selection.ALL).events().stream()
                .filter(event -> event.position() == position)
                .findFirst();
    }

    @Override
    public Runnable onAppended(Runnable callback) {
        return ledger.onAppended(events -> callback.run());
    }
}
