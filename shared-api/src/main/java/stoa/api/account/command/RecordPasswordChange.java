package stoa.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.AccountId;

/** Records that an account's password has changed; the password itself is in the vault before this is sent. */
public record RecordPasswordChange(AccountId account) {

    @TargetAggregateIdentifier
    String stream() {
        return account.stream();
    }
}
