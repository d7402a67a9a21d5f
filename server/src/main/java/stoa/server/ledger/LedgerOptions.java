package stoa.server.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set of the ledger.
 *
 * @param readers connections for reading; writing has one of its own
 * @param answerWithin how long a write waits for its outcome before it is answered 503
 * @param checkpointEvery how often a checkpoint is signed while the ledger grows
 * @param origin how the log is named in its checkpoints, before the ledger's id; the same on all nodes, for ever
 */
@ConfigurationProperties("stoa.ledger")
record LedgerOptions(
        @DefaultValue("8") int readers,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("10s") Duration checkpointEvery,
        @DefaultValue("stoa") String origin) {}
