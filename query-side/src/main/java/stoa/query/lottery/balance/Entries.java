package stoa.query.lottery.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import stoa.api.kernel.GiftId;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;
import stoa.api.lottery.query.RoundView.Closing;
import stoa.query.platform.join.RoundBalances.RoundBalance;
import stoa.query.platform.join.RoundBalances.Row;

/**
 * What each event does to a round's balance. A hot round has hundreds of them in a batch: each replaces one row and
 * copies the places of the others.
 */
final class Entries {

    static RoundBalance opened(RoundOpened event) {
        List<Row> rows = event.prizes().stream()
                .map(prize -> new Row(prize.gift(), 0, prize.stock(), 0, 0, 0))
                .toList();
        return new RoundBalance(0, 0, event.commitment(), event.digest(), Optional.empty(), rows);
    }

    static RoundBalance after(RoundBalance before, Object event) {
        return switch (event) {
            case PrizeDrawn it ->
                entry(before, it.entry(), 1, it.digest(), with(before, it.gift(), row -> drawn(row, it)));
            case StockReturned it ->
                entry(before, it.entry(), 0, it.digest(), with(before, it.gift(), Entries::returned));
            case StockAdded it ->
                entry(before, it.entry(), 0, it.digest(), with(before, it.gift(), row -> added(row, it.pieces())));
            case SeedRotated it -> chained(before, it.nextCommitment(), it.digest(), before.closing());
            case RoundClosed it ->
                chained(
                        before,
                        before.commitment(),
                        it.digest(),
                        Optional.of(new Closing(it.closedBy(), it.closedAt())));
            case ReservationPaid it -> rows(before, with(before, it.gift(), Entries::paid));
            default -> throw new IllegalArgumentException("changes no balance: " + event);
        };
    }

    private static RoundBalance entry(RoundBalance before, long entry, int draws, String digest, List<Row> rows) {
        return new RoundBalance(entry, before.draws() + draws, before.commitment(), digest, before.closing(), rows);
    }

    private static RoundBalance chained(
            RoundBalance before, String commitment, String digest, Optional<Closing> closing) {
        return new RoundBalance(before.entries(), before.draws(), commitment, digest, closing, before.rows());
    }

    private static RoundBalance rows(RoundBalance before, List<Row> rows) {
        return new RoundBalance(
                before.entries(), before.draws(), before.commitment(), before.digest(), before.closing(), rows);
    }

    private static List<Row> with(RoundBalance before, GiftId gift, UnaryOperator<Row> change) {
        List<Row> rows = new ArrayList<>(before.rows());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).gift().equals(gift)) {
                rows.set(i, change.apply(rows.get(i)));
                return rows;
            }
        }
        throw new IllegalArgumentException("the round has no prize " + gift);
    }

    private static Row drawn(Row row, PrizeDrawn event) {
        boolean won = event.reservation().isPresent();
        return new Row(
                row.gift(),
                row.added(),
                row.remaining() - 1,
                row.reserved() + (won ? 1 : 0),
                row.paid(),
                row.consumed() + (won ? 0 : 1));
    }

    private static Row returned(Row row) {
        return new Row(row.gift(), row.added(), row.remaining() + 1, row.reserved() - 1, row.paid(), row.consumed());
    }

    private static Row added(Row row, long pieces) {
        return new Row(
                row.gift(), row.added() + pieces, row.remaining() + pieces, row.reserved(), row.paid(), row.consumed());
    }

    private static Row paid(Row row) {
        return new Row(row.gift(), row.added(), row.remaining(), row.reserved() - 1, row.paid() + 1, row.consumed());
    }

    private Entries() {}
}
