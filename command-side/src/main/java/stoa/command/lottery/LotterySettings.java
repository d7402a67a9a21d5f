package stoa.command.lottery;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What an operator may set of the lottery. */
@Component
final class LotterySettings {

    private final Duration payWindow;
    private final long seedDraws;
    private final Duration seedAge;

    /**
     * Settings of all nodes.
     *
     * @param payWindow how long what was won is kept for its winner
     * @param seedDraws after how many draws a seed is revealed and followed by another
     * @param seedAge at what age a seed is revealed, if something was drawn with it
     */
    LotterySettings(
            @Value("${stoa.lottery.pay-window:600s}") Duration payWindow,
            @Value("${stoa.lottery.seed-draws:1000}") long seedDraws,
            @Value("${stoa.lottery.seed-age:1h}") Duration seedAge) {
        this.payWindow = payWindow;
        this.seedDraws = seedDraws;
        this.seedAge = seedAge;
    }

    Instant payBy(Instant wonAt) {
        return wonAt.plus(payWindow);
    }

    /** When a seed is to be revealed at the latest. */
    Instant revealBy(Instant committedAt) {
        return committedAt.plus(seedAge);
    }

    /** Whether a seed has served; one that decided nothing gives nothing to check, and goes on. */
    boolean served(long draws, Instant committedAt, Instant now) {
        return draws >= seedDraws || (draws > 0 && !now.isBefore(revealBy(committedAt)));
    }
}
