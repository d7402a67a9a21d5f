package stoa.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.AccountId;

/** Shuts somebody out: they can not log in until they are let in again. Done twice is done. */
public record DisableAccount(AccountId account) {

    @TargetAggregateIdentifier
    String stream() {
        return account.stream();
    }
}
