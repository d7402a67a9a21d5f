package stoa.api.account.event;

import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("An account gave up its e-mail, which others may now take.")
public record EmailReleased(String key, AccountId account) implements EmailClaimEvent {}
