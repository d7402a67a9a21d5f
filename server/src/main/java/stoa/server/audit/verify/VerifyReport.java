package stoa.server.audit.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import stoa.ledger.postgres.Verification;
import stoa.server.audit.history.IndexCheck;

/**
 * What a verification found.
 *
 * @param from after which position it began
 * @param events how many the ledger has
 * @param root over them, in hexadecimal, as computed
 * @param checkpoints how many stored ones were found right
 * @param finding the first thing that is wrong
 * @param remarks what was not looked at
 */
record VerifyReport(
        long from,
        long events,
        String root,
        long checkpoints,
        Optional<Verification.Finding> finding,
        List<String> remarks) {

    VerifyReport {
        remarks = List.copyOf(remarks);
    }

    static VerifyReport of(Verification.Report report, boolean signaturesChecked, Optional<IndexCheck> index) {
        List<String> remarks = new ArrayList<>();
        if (report.from() > 0) {
            remarks.add("NOT READ: the %,d events before; their tree is the checkpoint's.".formatted(report.from()));
        }
        if (!signaturesChecked) {
            remarks.add("NOT CHECKED: the signatures of the checkpoints; name the log's key with --key.");
        }
        index.ifPresent(it -> remarks.add(it.indexed()
                .map("The index of subjects has come to position %,d and was compared up to there."::formatted)
                .orElse("NOT CHECKED: the index of subjects, which another version has made.")));
        Optional<Verification.Finding> finding = report.finding().or(() -> index.flatMap(IndexCheck::finish)
                .map(it -> new Verification.Finding(it.position(), it.position(), it.what())));
        String root = HexFormat.of().formatHex(report.root());
        return new VerifyReport(report.from(), report.size(), root, report.checkpoints(), finding, remarks);
    }

    boolean isClean() {
        return finding.isEmpty();
    }

    /** As people read it. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        lines.add("%,d events, root %s".formatted(events, root));
        lines.addAll(remarks);
        lines.add(finding.map(VerifyReport::wrong)
                .orElseGet(() -> ("Everything holds: the events hash to the tree, to its head and to %,d signed"
                                + " checkpoints.")
                        .formatted(checkpoints)));
        return lines;
    }

    private static String wrong(Verification.Finding it) {
        String where = it.fromPosition() == it.toPosition()
                ? "position " + it.fromPosition()
                : "positions " + it.fromPosition() + " to " + it.toPosition();
        return "WRONG at " + where + ": " + it.what();
    }
}
