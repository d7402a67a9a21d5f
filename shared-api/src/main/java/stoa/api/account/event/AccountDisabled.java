package stoa.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("An operator shut a person out: they can not log in, and everything else of theirs stays.")
public record AccountDisabled(AccountId account, Instant disabledAt) implements AccountEvent {}
