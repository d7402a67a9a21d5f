package stoa.query.lottery.current;

import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.query.ListGifts;
import stoa.query.platform.join.PrizeTables;
import stoa.query.platform.join.PrizeTables.PrizeTable;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers what there is to win now; while no round is open, what there was in the last one. */
@Component
class CurrentQueries {

    private final LiveDocuments<CurrentRound> current;
    private final PrizeTables tables;

    CurrentQueries(ViewReads reads, CurrentView view, PrizeTables tables) {
        this.current = reads.documents(view);
        this.tables = tables;
    }

    @QueryHandler
    ListGifts.Result handle(ListGifts query) {
        Optional<RoundId> shown =
                current.find(CurrentRound.STREAM).flatMap(round -> round.open().or(round::last));
        return new ListGifts.Result(
                shown.flatMap(this::table).map(PrizeTable::prizes).orElse(List.of()));
    }

    private Optional<PrizeTable> table(RoundId round) {
        return Optional.ofNullable(tables.find(List.of(round)).get(round));
    }
}
