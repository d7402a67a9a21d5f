package stoa.api.lottery;

import java.util.ArrayList;
import java.util.List;
import stoa.api.kernel.GiftId;

/** What remains of each prize of a round, in the order of its table. */
public record Stock(List<Row> rows) {

    /** One prize and how many of it remain. */
    public record Row(GiftId gift, long remaining) {}

    public Stock {
        rows = List.copyOf(rows);
    }

    /** The stock with which a round opens. */
    public static Stock of(List<Prize> prizes) {
        return new Stock(prizes.stream()
                .map(prize -> new Row(prize.gift(), prize.stock()))
                .toList());
    }

    /** How many pieces remain in all; a draw picks one of them. */
    public long total() {
        return rows.stream().mapToLong(Row::remaining).sum();
    }

    public boolean has(GiftId gift) {
        return rows.stream().anyMatch(row -> row.gift().equals(gift));
    }

    /**
     * The prize of one of the pieces that remain, counted in the order of the table.
     *
     * @param piece from 0, below {@link #total}
     */
    public GiftId at(long piece) {
        long before = 0;
        for (Row row : rows) {
            before += row.remaining();
            if (piece < before) {
                return row.gift();
            }
        }
        throw new IllegalArgumentException("piece " + piece + " of " + before);
    }

    /** The stock after pieces of a prize came or, with a negative number, went. */
    public Stock with(GiftId gift, long pieces) {
        List<Row> changed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            changed.add(row.gift().equals(gift) ? new Row(gift, row.remaining() + pieces) : row);
        }
        return new Stock(changed);
    }
}
