package stoa.api.lottery.command;

import stoa.api.kernel.ReservationId;

/** Ends a reservation whose time to pay has passed, and returns its piece; the service's own doing. */
public record ExpireReservation(ReservationId reservation) {}
