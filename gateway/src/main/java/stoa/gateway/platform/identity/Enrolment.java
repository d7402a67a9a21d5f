package stoa.gateway.platform.identity;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Queries;

/** Opens accounts for faces whose clients send passwords as they were typed, and shows whoever has one now. */
@Component
public final class Enrolment {

    private final Registration registration;
    private final Queries queries;
    private final Clock clock;

    Enrolment(Registration registration, Queries queries, Clock clock) {
        this.registration = registration;
        this.queries = queries;
        this.clock = clock;
    }

    /** Opens an account, and logs nobody in. */
    public GetProfile.Result register(Face face, NewAccount newcomer) {
        PlainPassword.require(newcomer.password());
        AccountId account = registration.register(face, newcomer);
        try {
            return queries.ask(new GetProfile(account), GetProfile.Result.class);
        } catch (Rejection late) {
            if (late.code() != AccountError.ACCOUNT_NOT_FOUND) {
                throw late;
            }
            return asSaid(account, newcomer);
        }
    }

    /** The views may be late for whoever has just registered; then they are shown as they said. */
    private GetProfile.Result asSaid(AccountId account, NewAccount newcomer) {
        Instant now = clock.instant();
        Person person = new Person(account, newcomer.name(), newcomer.nickname(), newcomer.email(), "");
        return new GetProfile.Result(person, "", 0, "", "", "", newcomer.phone(), Role.USER, now, now, false);
    }
}
