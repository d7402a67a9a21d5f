package stoa.api.account.event;

import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("An account took an e-mail that nobody held.")
public record EmailClaimed(String key, AccountId account) implements EmailClaimEvent {}
