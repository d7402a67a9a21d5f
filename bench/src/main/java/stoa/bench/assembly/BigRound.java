package stoa.bench.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.query.ListRounds;
import stoa.api.lottery.query.RoundView;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;

/** A round of the lottery that no measurement empties. */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class BigRound {

    private static final int PRIZES = 9;
    private static final long STOCK = 10_000_000;
    private static final AccountId OPERATOR = new AccountId(1);

    private final Commands commands;
    private final Queries queries;
    private final ForumFace face;

    BigRound(Commands commands, Queries queries, ForumFace face) {
        this.commands = commands;
        this.queries = queries;
        this.face = face;
    }

    /** Closes the round that is open and opens one of ten prizes, about half of whose pieces are blanks. */
    @PostMapping("/round")
    Map<String, Object> open() {
        queries.ask(new ListRounds(new Page(1, 1)), ListRounds.Result.class).rounds().items().stream()
                .filter(round -> round.closing().isEmpty())
                .map(RoundView::round)
                .forEach(round -> commands.send(face, OPERATOR, new CloseRound(round, OPERATOR)));
        List<PrizeOffer> prizes = new ArrayList<>();
        for (int prize = 0; prize < PRIZES; prize++) {
            prizes.add(new PrizeOffer("prize " + prize, "", "", 100, STOCK, false));
        }
        prizes.add(new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, PRIZES * STOCK, true));
        RoundId round = commands.send(face, OPERATOR, new OpenRound(Optional.of(OPERATOR), prizes), RoundId.class);
        return Map.of("round", round.toString());
    }
}
