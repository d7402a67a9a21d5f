package stoa.vault;

import java.time.Instant;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/**
 * What operators did where no event of the domain tells of it: to views, to parked documents, and with personal data.
 * An act is recorded before it is done, so that nothing is done that is not recorded; what came of it may follow.
 */
public interface OperatorActs {

    /**
     * Records that something is about to be done, durably before this returns.
     *
     * @return the act's number, greater than those of all before it
     */
    long record(Intent intent);

    /** Adds what came of an act. The first outcome stands; another one changes nothing. */
    void conclude(long act, String outcome);

    /** One act, if there is one of this number. */
    Optional<Act> find(long act);

    /** All acts, newest first. */
    PageOf<Act> list(Page page);

    /** The acts on one subject, newest first. */
    PageOf<Act> list(String subject, Page page);

    /**
     * What an operator is about to do.
     *
     * @param by the operator's account
     * @param what such as {@code dead-letters.retry}
     * @param subject on what, such as {@code post-page-v1/42}
     * @param why in the operator's words
     */
    record Intent(AccountId by, String what, String subject, String why) {}

    /**
     * An act as recorded.
     *
     * @param outcome what came of it, once that is known
     */
    record Act(long id, Instant at, Intent intent, Optional<Outcome> outcome) {}

    /** What came of an act, and when. */
    record Outcome(Instant at, String text) {}
}
