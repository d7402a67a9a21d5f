package stoa.query.platform.join;

import java.util.Optional;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/** Where messages are that are known by their id alone. */
public interface MessagePlaces {

    Optional<Place> find(MessageId message);

    /** One message's. */
    record Place(ConversationId conversation, long sequence) {}
}
