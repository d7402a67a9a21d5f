package stoa.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person who was shut out may log in again.")
public record AccountEnabled(AccountId account, Instant enabledAt) implements AccountEvent {}
