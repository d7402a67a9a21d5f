package stoa.query.lottery.prize;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RoundId;
import stoa.query.platform.join.PrizeTables;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads prize tables for the queries that show prizes. */
@Component
class StoredPrizes implements PrizeTables {

    private final LiveDocuments<PrizeTable> tables;

    StoredPrizes(ViewReads reads, PrizeView view) {
        this.tables = reads.documents(view);
    }

    @Override
    public Map<RoundId, PrizeTable> find(Collection<RoundId> ids) {
        return tables.findAll(ids);
    }
}
