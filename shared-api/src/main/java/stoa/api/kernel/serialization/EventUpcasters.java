package stoa.api.kernel.serialization;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import stoa.api.account.evolution.ProfileEdited_1_to_2;
import stoa.api.conversation.evolution.MessageSent_1_to_2;
import stoa.api.social.evolution.Unfollowed_1_to_2;

/**
 * All steps from old revisions of events to those of today, in the order in which they were added. A step lives in its
 * feature's package {@code evolution}, is never edited and never removed.
 */
public final class EventUpcasters {

    /** The chain that everything which reads stored events goes through. */
    public static EventUpcaster chain() {
        return new EventUpcasterChain(new Unfollowed_1_to_2(), new ProfileEdited_1_to_2(), new MessageSent_1_to_2());
    }

    private EventUpcasters() {}
}
