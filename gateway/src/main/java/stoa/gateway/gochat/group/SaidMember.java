package stoa.gateway.gochat.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;

/** Somebody as a client names them: by id, as a string or as a number, or by name. */
record SaidMember(String text) {

    /** Not to be made of a JSON object. */
    @JsonCreator(mode = JsonCreator.Mode.DISABLED)
    SaidMember {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SaidMember of(long number) {
        return new SaidMember(Long.toString(number));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SaidMember of(String text) {
        return new SaidMember(text);
    }

    /** What it would be as an id. */
    Optional<AccountId> id() {
        try {
            return Optional.of(AccountId.parse(text));
        } catch (Rejection noId) {
            return Optional.empty();
        }
    }
}
