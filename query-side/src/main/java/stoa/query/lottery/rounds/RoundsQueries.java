package stoa.query.lottery.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.Prize;
import stoa.api.lottery.query.GetRound;
import stoa.api.lottery.query.ListRounds;
import stoa.api.lottery.query.RoundView;
import stoa.api.lottery.query.RoundView.Balance;
import stoa.query.platform.join.PrizeTables;
import stoa.query.platform.join.PrizeTables.PrizeTable;
import stoa.query.platform.join.RoundBalances;
import stoa.query.platform.join.RoundBalances.RoundBalance;
import stoa.query.platform.join.RoundBalances.Row;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Puts rounds together from their prize table and their balance: two reads by id, however many rounds. */
@Component
class RoundsQueries {

    private final LiveLists lists;
    private final PrizeTables tables;
    private final RoundBalances balances;

    RoundsQueries(ViewLists lists, RoundsView view, PrizeTables tables, RoundBalances balances) {
        this.lists = lists.of(view);
        this.tables = tables;
        this.balances = balances;
    }

    @QueryHandler
    ListRounds.Result handle(ListRounds query) {
        PageOf<Entry> page = lists.page(RoundsView.ALL, query.page());
        List<RoundId> ids =
                page.items().stream().map(entry -> new RoundId(entry.id())).toList();
        return new ListRounds.Result(new PageOf<>(find(ids), page.total()));
    }

    @QueryHandler
    RoundView handle(GetRound query) {
        return find(List.of(query.round())).stream()
                .findFirst()
                .orElseThrow(() -> new Rejection(LotteryError.ROUND_NOT_FOUND, "no round " + query.round()));
    }

    private List<RoundView> find(List<RoundId> ids) {
        Map<RoundId, PrizeTable> opened = tables.find(ids);
        Map<RoundId, RoundBalance> standing = balances.find(ids);
        List<RoundView> views = new ArrayList<>(ids.size());
        for (RoundId id : ids) {
            Optional.ofNullable(opened.get(id))
                    .flatMap(table -> Optional.ofNullable(standing.get(id)).map(balance -> view(id, table, balance)))
                    .ifPresent(views::add);
        }
        return views;
    }

    private static RoundView view(RoundId id, PrizeTable table, RoundBalance balance) {
        Map<GiftId, Prize> prizes = table.prizes().stream().collect(Collectors.toMap(Prize::gift, Function.identity()));
        return new RoundView(
                id,
                table.openedBy(),
                table.openedAt(),
                balance.closing(),
                balance.rows().stream()
                        .map(row -> balance(prizes.get(row.gift()), row))
                        .toList(),
                balance.entries(),
                balance.draws(),
                balance.commitment(),
                balance.digest());
    }

    private static Balance balance(Prize prize, Row row) {
        return new Balance(prize, row.added(), row.remaining(), row.reserved(), row.paid(), row.consumed());
    }
}
