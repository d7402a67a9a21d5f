package stoa.api.audit.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * What proves to a person that the ledger holds an event of theirs: one that came of their own command, or that the
 * service made about nobody but them. Refused with {@code EVENT_NOT_FOUND}.
 *
 * @param position of the event, from 1
 */
public record GetReceipt(AccountId person, long position) {

    public GetReceipt {
        if (position < 1) {
            throw new Rejection(KernelError.INVALID, "positions are at least 1");
        }
    }

    /**
     * The receipt.
     *
     * @param checkpoint the signed note under which the event is proven
     * @param key verifies the note
     * @param stream of the event
     */
    public record Result(String checkpoint, String key, String stream, GetRoundProof.Proven event) {}
}
