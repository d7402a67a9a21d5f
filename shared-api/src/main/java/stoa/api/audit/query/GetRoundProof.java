package stoa.api.audit.query;

import java.util.List;
import java.util.OptionalLong;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;

/**
 * A page of what proves a round: its events as the ledger holds them, each with its place in the ledger's tree. Refused
 * with {@code ROUND_NOT_FOUND}.
 *
 * @param from the first event's number in the round's stream, from 0
 * @param size of the signed checkpoint that all pages of one proof are under; empty for the newest
 * @param since size of a checkpoint that the reader holds, from which the proof leads on
 */
public record GetRoundProof(RoundId round, long from, OptionalLong size, OptionalLong since) {

    /** Most events of a page. */
    public static final int PAGE = 200;

    public GetRoundProof {
        boolean possible = from >= 0 && size.orElse(1) > 0 && since.orElse(1) > 0;
        if (!possible) {
            throw new Rejection(KernelError.INVALID, "from is at least 0, size and since are at least 1");
        }
    }

    /**
     * The page.
     *
     * @param checkpoint the signed note under which everything is proven
     * @param key verifies the notes
     * @param head a signed note: how many events the round has under the checkpoint, and its last digest
     * @param next the first event of the next page, if there is one
     * @param consistency what leads from the checkpoint of size {@code since} to this one, in hexadecimal
     */
    public record Result(
            String checkpoint,
            String key,
            String head,
            List<Proven> events,
            OptionalLong next,
            List<String> consistency) {

        public Result {
            events = List.copyOf(events);
            consistency = List.copyOf(consistency);
        }
    }

    /**
     * One event, exactly as it is stored and hashed.
     *
     * @param position in the ledger, from 1
     * @param sequence in the round's stream, from 0
     * @param time microseconds since 1970
     * @param proof the hashes from its leaf to the checkpoint's root, in hexadecimal
     */
    public record Proven(
            long position,
            long sequence,
            String id,
            String name,
            String revision,
            long time,
            String metadata,
            String payload,
            List<String> proof) {

        public Proven {
            proof = List.copyOf(proof);
        }
    }
}
