package stoa.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning(
        "A person is gone for good: what they wrote stays as by somebody unknown, what they said of themselves can not "
                + "be read any more.")
public record AccountErased(AccountId account, ErasureReason reason, Instant erasedAt) implements AccountEvent {}
