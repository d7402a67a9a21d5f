package stoa.server.audit.lottery;

import java.util.List;
import java.util.Optional;
import stoa.api.lottery.Prize;

/**
 * What an audit found.
 *
 * @param events how many the ledger has
 * @param root over them, in hexadecimal, as computed from the events
 * @param finding the first thing that is wrong
 * @param remarks what could not be looked at
 */
record AuditReport(long events, String root, Optional<Finding> finding, List<Round> rounds, List<String> remarks) {

    /** Something wrong at a position, or somewhere between two. */
    record Finding(long from, long to, String what) {

        @Override
        public String toString() {
            String where = from == to ? "position " + from : "positions " + from + " to " + to;
            return where + ": " + what;
        }
    }

    /** A round as far as it was recomputed. */
    record Round(
            String id,
            boolean closed,
            long entries,
            long verified,
            long pending,
            long seeds,
            String digest,
            List<Balance> prizes) {

        static Round of(RoundReplay replay) {
            return new Round(
                    replay.round().toString(),
                    replay.isClosed(),
                    replay.entries(),
                    replay.seeds().verified(),
                    replay.seeds().pending(),
                    replay.seeds().revealed(),
                    replay.digest(),
                    replay.balances().stream().map(Balance::of).toList());
        }

        long draws() {
            return verified + pending;
        }
    }

    /** Always: initial + added = remaining + reserved + paid + consumed. */
    record Balance(
            String gift,
            String name,
            long initial,
            long added,
            long remaining,
            long reserved,
            long paid,
            long consumed) {

        static Balance of(PrizeBalance balance) {
            Prize prize = balance.prize();
            return new Balance(
                    prize.gift().toString(),
                    prize.name(),
                    prize.stock(),
                    balance.added(),
                    balance.remaining(),
                    balance.reserved(),
                    balance.paid(),
                    balance.consumed());
        }
    }

    AuditReport {
        rounds = List.copyOf(rounds);
        remarks = List.copyOf(remarks);
    }

    boolean isClean() {
        return finding.isEmpty();
    }
}
