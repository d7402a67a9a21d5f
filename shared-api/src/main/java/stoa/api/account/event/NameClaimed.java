package stoa.api.account.event;

import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("An account took a name that nobody held.")
public record NameClaimed(String key, AccountId account) implements NameClaimEvent {}
