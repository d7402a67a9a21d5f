package stoa.gateway.forum.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.lottery.Prize;
import stoa.api.lottery.query.RoundView;
import stoa.gateway.forum.platform.ForumTime;

/** One page of rounds, newest first: what each had, and where its proof is found. */
record RoundPage(
        List<Round> rounds,
        long total,
        @JsonProperty("hasMore") boolean hasMore) {

    /** A round; {@code closed_at} is left out while it is open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Round(
            String id,
            @JsonProperty("opened_at") String openedAt,
            @JsonProperty("closed_at") String closedAt,
            long entries,
            long draws,
            String commitment,
            String digest,
            List<Row> prizes,
            String proof) {

        static Round of(RoundView view) {
            Optional<String> closedAt = view.closing().map(closing -> ForumTime.of(closing.at()));
            return new Round(
                    view.round().toString(),
                    ForumTime.of(view.openedAt()),
                    closedAt.orElse(null),
                    view.entries(),
                    view.draws(),
                    view.commitment(),
                    view.digest(),
                    view.balances().stream().map(Row::of).toList(),
                    RoundProofController.PATH + "/" + view.round() + "/proof");
        }
    }

    /** Always: initial + added = remaining + reserved + paid + consumed. */
    record Row(
            String id,
            String name,
            long price,
            boolean blank,
            long initial,
            long added,
            long remaining,
            long reserved,
            long paid,
            long consumed) {

        static Row of(RoundView.Balance balance) {
            Prize prize = balance.prize();
            return new Row(
                    prize.gift().toString(),
                    prize.name(),
                    prize.price(),
                    prize.blank(),
                    prize.stock(),
                    balance.added(),
                    balance.remaining(),
                    balance.reserved(),
                    balance.paid(),
                    balance.consumed());
        }
    }

    static RoundPage of(Page page, PageOf<RoundView> rounds) {
        return new RoundPage(rounds.map(Round::of).items(), rounds.total(), page.hasMore(rounds.total()));
    }
}
