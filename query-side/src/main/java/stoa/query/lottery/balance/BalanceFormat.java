package stoa.query.lottery.balance;

import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.lottery.query.RoundView.Closing;
import stoa.query.platform.join.RoundBalances.RoundBalance;
import stoa.query.platform.join.RoundBalances.Row;
import stoa.query.platform.mongo.Format;

/** How a balance is stored. */
final class BalanceFormat implements Format<RoundBalance> {

    private static final int ROWS_PER_WEIGHT = 16;

    @Override
    public Document write(RoundBalance balance) {
        Document document = new Document("entries", balance.entries())
                .append("draws", balance.draws())
                .append("commitment", balance.commitment())
                .append("digest", balance.digest())
                .append(
                        "rows",
                        balance.rows().stream().map(BalanceFormat::write).toList());
        balance.closing()
                .ifPresent(closing ->
                        document.append("closedBy", closing.by().value()).append("closedAt", Date.from(closing.at())));
        return document;
    }

    private static Document write(Row row) {
        return new Document("gift", row.gift().value())
                .append("added", row.added())
                .append("remaining", row.remaining())
                .append("reserved", row.reserved())
                .append("paid", row.paid())
                .append("consumed", row.consumed());
    }

    @Override
    public RoundBalance read(Document stored) {
        Optional<Closing> closing = Optional.ofNullable(stored.getLong("closedBy"))
                .map(by -> new Closing(
                        new AccountId(by), stored.getDate("closedAt").toInstant()));
        return new RoundBalance(
                stored.getLong("entries"),
                stored.getLong("draws"),
                stored.getString("commitment"),
                stored.getString("digest"),
                closing,
                stored.getList("rows", Document.class).stream()
                        .map(BalanceFormat::row)
                        .toList());
    }

    private static Row row(Document stored) {
        return new Row(
                new GiftId(stored.getLong("gift")),
                stored.getLong("added"),
                stored.getLong("remaining"),
                stored.getLong("reserved"),
                stored.getLong("paid"),
                stored.getLong("consumed"));
    }

    @Override
    public int weight(RoundBalance balance) {
        return 1 + balance.rows().size() / ROWS_PER_WEIGHT;
    }
}
