package stoa.query.lottery.balance;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RoundId;
import stoa.query.platform.join.RoundBalances;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads balances for the queries that show rounds. */
@Component
class StoredBalances implements RoundBalances {

    private final LiveDocuments<RoundBalance> balances;

    StoredBalances(ViewReads reads, BalanceView view) {
        this.balances = reads.documents(view);
    }

    @Override
    public Map<RoundId, RoundBalance> find(Collection<RoundId> ids) {
        return balances.findAll(ids);
    }
}
