package stoa.ledger;

import java.util.Optional;

/**
 * An event at its position in the log.
 *
 * @param origin what {@link Append#origins} carried along with the event, if it was appended by this very ledger object
 *     and is fresh; readers in the same JVM are spared a second deserialisation by it
 */
public record StoredEvent(long position, LedgerEvent event, Optional<Object> origin) {

    public StoredEvent(long position, LedgerEvent event) {
        this(position, event, Optional.empty());
    }
}
