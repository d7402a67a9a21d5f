package stoa.query.platform.join;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** How far conversations have been read by anybody. */
public interface Reach {

    /** How far people have read at most, empty if nobody has read anything. */
    Optional<Furthest> of(ConversationId conversation);

    /**
     * How far people have read a conversation at most.
     *
     * @param upTo as far as {@code by} has read, who is as far as everybody else
     * @param others as far as anybody else has
     */
    record Furthest(AccountId by, long upTo, long others) {

        /** How far anybody has read who is not this one. */
        public long besides(AccountId one) {
            return one.equals(by) ? others : upTo;
        }
    }
}
