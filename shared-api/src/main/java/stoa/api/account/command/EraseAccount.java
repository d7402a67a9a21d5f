package stoa.api.account.command;

import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;

/**
 * Erases a person, and answers with the time at which that was decided. What follows in the vault is done by whoever
 * reacts to the event; sent again, it succeeds without one.
 */
public record EraseAccount(AccountId account, ErasureReason reason) {}
