package stoa.ledger.wrong;

import stoa.api.wrong.event.BareEvent;

/** The ledger must not know what it keeps. */
public record KnowsAnEvent(BareEvent event) {}
