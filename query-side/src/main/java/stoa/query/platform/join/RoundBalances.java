package stoa.query.platform.join;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.query.RoundView.Closing;

/** What has become of the stock of rounds. */
public interface RoundBalances {

    /** Those of the rounds that there are. */
    Map<RoundId, RoundBalance> find(Collection<RoundId> ids);

    /**
     * How a round stands.
     *
     * @param rows in the order of the prize table
     * @param commitment to the seed of the next draws
     */
    record RoundBalance(
            long entries, long draws, String commitment, String digest, Optional<Closing> closing, List<Row> rows) {

        public RoundBalance {
            rows = List.copyOf(rows);
        }
    }

    /** Where the pieces of one prize are. */
    record Row(GiftId gift, long added, long remaining, long reserved, long paid, long consumed) {}
}
