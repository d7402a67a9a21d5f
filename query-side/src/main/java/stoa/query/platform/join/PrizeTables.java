package stoa.query.platform.join;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;

/** What there is to win in rounds of the lottery. */
public interface PrizeTables {

    /** Those of the rounds that there are. */
    Map<RoundId, PrizeTable> find(Collection<RoundId> ids);

    /**
     * A round as it was opened.
     *
     * @param openedBy empty for the service itself
     */
    record PrizeTable(Optional<AccountId> openedBy, Instant openedAt, List<Prize> prizes) {

        public PrizeTable {
            prizes = List.copyOf(prizes);
        }

        /** One of its prizes. */
        public Optional<Prize> prize(GiftId gift) {
            return prizes.stream().filter(prize -> prize.gift().equals(gift)).findFirst();
        }
    }
}
