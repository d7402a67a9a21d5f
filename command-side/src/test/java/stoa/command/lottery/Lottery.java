package stoa.command.lottery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ConfigurerModule;
import stoa.api.kernel.AccountId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.OpenRound;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;
import stoa.vault.LotterySeeds;

/** What the tests of the lottery begin with. */
final class Lottery {

    static final AccountId OPERATOR = new AccountId(1);
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int SEED_DRAWS = 3;
    static final Duration SEED_AGE = Duration.ofHours(1);

    static ConfigurerModule module() {
        return module(SEED_DRAWS);
    }

    static ConfigurerModule module(int seedDraws) {
        return new LotteryDecisions(new LotterySettings(WINDOW, seedDraws, SEED_AGE));
    }

    static DecisionFixture node(MemoryLedger ledger, LotterySeeds seeds, int seedDraws) {
        return Decisions.node(ledger, module(seedDraws)).with(LotterySeeds.class, seeds);
    }

    static PrizeOffer offer(String name, long stock) {
        return new PrizeOffer(name, "", "", 200, stock, false);
    }

    static PrizeOffer blank(long stock) {
        return new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, stock, true);
    }

    static OpenRound open(PrizeOffer... offers) {
        return new OpenRound(Optional.of(OPERATOR), List.of(offers));
    }

    private Lottery() {}
}
