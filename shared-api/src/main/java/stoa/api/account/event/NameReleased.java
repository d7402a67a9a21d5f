package stoa.api.account.event;

import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("An account gave up its name, which others may now take.")
public record NameReleased(String key, AccountId account) implements NameClaimEvent {}
