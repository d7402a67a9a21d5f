package stoa.gateway.forum.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalLong;
import stoa.api.audit.query.GetRoundProof;

/** A page of a round's proof, in the format that docs/lottery-proof.md describes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProofPage(
        String format,
        String round,
        String checkpoint,
        String key,
        String head,
        Long since,
        List<String> consistency,
        List<GetRoundProof.Proven> events,
        Long next) {

    private static final String FORMAT = "stoa-lottery-proof/1";

    static ProofPage of(GetRoundProof query, GetRoundProof.Result answer) {
        boolean leadsOn = query.since().isPresent();
        return new ProofPage(
                FORMAT,
                query.round().toString(),
                answer.checkpoint(),
                answer.key(),
                answer.head(),
                orNull(query.since()),
                leadsOn ? answer.consistency() : null,
                answer.events(),
                orNull(answer.next()));
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
