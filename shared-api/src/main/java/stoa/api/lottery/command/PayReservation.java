package stoa.api.lottery.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ReservationId;

/** Pays for what was won, in time. */
public record PayReservation(ReservationId reservation, AccountId by) {}
