package stoa.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person chose a new password; neither the old nor the new one is recorded.")
public record PasswordChanged(AccountId account, Instant changedAt) implements AccountEvent {}
