package stoa.gateway.operator.lottery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import stoa.api.kernel.AccountId;
import stoa.api.lottery.Prize;
import stoa.api.lottery.query.RoundView;

/**
 * A round as operators see it.
 *
 * @param openedBy an account; left out where the service itself opened it
 * @param closedAt left out while the round is open, and so is by whom
 */
record RoundItem(
        String id,
        boolean open,
        @JsonProperty("opened_at") String openedAt,
        @JsonProperty("opened_by") String openedBy,
        @JsonProperty("closed_at") String closedAt,
        @JsonProperty("closed_by") String closedBy,
        long entries,
        long draws,
        String commitment,
        String digest,
        List<PrizeItem> prizes) {

    /** A prize and where its pieces are: {@code stock + added = remaining + reserved + paid + consumed}. */
    record PrizeItem(
            String id,
            String name,
            String avatar,
            String description,
            long price,
            boolean blank,
            long stock,
            long added,
            long remaining,
            long reserved,
            long paid,
            long consumed) {

        static PrizeItem of(RoundView.Balance balance) {
            Prize prize = balance.prize();
            return new PrizeItem(
                    prize.gift().toString(),
                    prize.name(),
                    prize.avatar(),
                    prize.description(),
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

    static RoundItem of(RoundView round) {
        return new RoundItem(
                round.round().toString(),
                round.closing().isEmpty(),
                round.openedAt().toString(),
                round.openedBy().map(AccountId::toString).orElse(null),
                round.closing()
                        .map(RoundView.Closing::at)
                        .map(Instant::toString)
                        .orElse(null),
                round.closing()
                        .map(RoundView.Closing::by)
                        .map(AccountId::toString)
                        .orElse(null),
                round.entries(),
                round.draws(),
                round.commitment(),
                round.digest(),
                round.balances().stream().map(PrizeItem::of).toList());
    }
}
