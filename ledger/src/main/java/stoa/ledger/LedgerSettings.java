package stoa.ledger;

import java.time.Duration;

/**
 * Bounds of one node's ledger.
 *
 * @param batchEvents most events in one commit
 * @param batchBytes most bytes in one commit
 * @param queueAppends most appends that may wait
 * @param queueBytes most bytes that may wait
 * @param answerWithin how long a caller waits for its append's outcome; longer than that is <em>unknown</em>, or
 *     <em>unavailable</em> if it was not yet sent
 * @param lostAfter after this long without a sign of life the database gives up on a node that holds the lock
 * @param pollEvery how often the log's end is looked up without being told; the net under LISTEN
 * @param recentEvents most events kept in memory for readers that keep up
 * @param recentBytes most bytes of such events
 */
public record LedgerSettings(
        int batchEvents,
        int batchBytes,
        int queueAppends,
        int queueBytes,
        Duration answerWithin,
        Duration lostAfter,
        Duration pollEvery,
        int recentEvents,
        int recentBytes) {

    private static final int MIB = 1 << 20;

    public static LedgerSettings defaults() {
        return new LedgerSettings(
                1_000,
                8 * MIB,
                10_000,
                64 * MIB,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                2_048,
                32 * MIB);
    }

    public LedgerSettings withAnswerWithin(Duration limit) {
        return new LedgerSettings(
                batchEvents,
                batchBytes,
                queueAppends,
                queueBytes,
                limit,
                lostAfter,
                pollEvery,
                recentEvents,
                recentBytes);
    }
}
