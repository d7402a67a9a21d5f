package stoa.query.platform.fold;

import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;

/** An event and where it stands in the ledger. */
public record Positioned(long position, Object event) {

    static Positioned of(Message<?> message) {
        return new Positioned(positionOf(message), message.getPayload());
    }

    /** Where a message of the event store's streams stands. */
    public static long positionOf(Message<?> message) {
        OptionalLong position =
                ((TrackedEventMessage<?>) message).trackingToken().position();
        return position.orElseThrow(() -> new IllegalStateException("an event without a position can not be followed"));
    }
}
