package stoa.gateway.wrong.one;

import stoa.ledger.wrong.KnowsAnEvent;

record ReachesIntoTheLedger(KnowsAnEvent kept) {}
