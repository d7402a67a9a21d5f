package stoa.server.audit.lottery;

import java.util.ArrayList;
import java.util.List;

/** A report as people read it. */
final class ReportText {

    private static final String ROUND = "%-18s %8s %10s %10s %9s %7s %7s";
    private static final String PRIZE = "  %-16s %-24s %11s %9s %11s %9s %9s %9s";

    static List<String> of(AuditReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("%,d events, root %s".formatted(report.events(), report.root()));
        if (report.rounds().isEmpty()) {
            lines.add("There was no round yet.");
        }
        report.rounds().forEach(round -> round(round, lines));
        report.remarks().forEach(lines::add);
        lines.add(report.finding()
                .map(finding -> "WRONG at " + finding)
                .orElse("Everything holds: the events hash to the tree and its checkpoints, every draw whose seed is"
                        + " revealed was recomputed, and every piece is accounted for."));
        return lines;
    }

    private static void round(AuditReport.Round round, List<String> lines) {
        lines.add("");
        lines.add(ROUND.formatted("round", "state", "entries", "draws", "verified", "pending", "seeds"));
        lines.add(ROUND.formatted(
                round.id(),
                round.closed() ? "closed" : "open",
                round.entries(),
                round.draws(),
                round.verified(),
                round.pending(),
                round.seeds()));
        lines.add(PRIZE.formatted(
                "prize", "name", "initial +", "added =", "remaining +", "reserved +", "paid +", "consumed"));
        for (AuditReport.Balance it : round.prizes()) {
            lines.add(PRIZE.formatted(
                    it.gift(),
                    it.name(),
                    it.initial(),
                    it.added(),
                    it.remaining(),
                    it.reserved(),
                    it.paid(),
                    it.consumed()));
        }
    }

    private ReportText() {}
}
