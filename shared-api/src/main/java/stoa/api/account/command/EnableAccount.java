package stoa.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.AccountId;

/** Lets somebody in again who was shut out. Done twice is done. */
public record EnableAccount(AccountId account) {

    @TargetAggregateIdentifier
    String stream() {
        return account.stream();
    }
}
