package stoa.server.audit.lottery;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import stoa.api.kernel.RoundId;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.Verification;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;

/**
 * Reads a whole ledger from its first event: that it hashes to its tree and to all its checkpoints, and that its
 * lottery went by the rules. It looks at the ledger alone, at no view, and changes nothing.
 */
final class LotteryAudit {

    private static final String FEATURE = "lottery.";
    private static final String HEAD_PART = "/lottery/";

    private final LotteryReplay replay = new LotteryReplay();
    private final Serializer serializer = EventSerializer.with(new NothingPersonal());
    private final List<String> remarks = new ArrayList<>();
    private final Verification verification;
    private final Optional<NoteVerifier> key;
    private Optional<AuditReport.Finding> finding = Optional.empty();
    private boolean settled = true;

    LotteryAudit(LedgerDatabase database, Optional<NoteVerifier> key) {
        this.verification = Verification.over(database).showing(this::take);
        this.key = key;
        key.ifPresentOrElse(
                verification::signedBy,
                () -> remarks.add("NOT CHECKED: the signatures of the checkpoints; name the log's key with --key."));
    }

    LotteryAudit telling(Verification.Progress progress) {
        verification.telling(progress);
        return this;
    }

    /**
     * Holds the ledger against a note that was kept from earlier.
     *
     * @throws IllegalArgumentException if the note is of another log, or not signed by its key
     */
    LotteryAudit against(String note) {
        KeptNote kept = KeptNote.parse(note);
        key.ifPresent(kept::requireSignedBy);
        kept.head().ifPresentOrElse(replay::keep, () -> verification.against(kept.checkpoint()));
        return this;
    }

    AuditReport run() {
        Verification.Report log = verification.run();
        log.finding().ifPresent(it -> found(new AuditReport.Finding(it.fromPosition(), it.toPosition(), it.what())));
        if (finding.isEmpty()) {
            attempt(() -> {
                settle(log.size());
                replay.finish(log.size());
            });
        }
        List<AuditReport.Round> rounds =
                replay.rounds().stream().map(AuditReport.Round::of).toList();
        return new AuditReport(log.size(), HexFormat.of().formatHex(log.root()), finding, rounds, remarks);
    }

    private void take(StoredEvent stored) {
        if (finding.isPresent()) {
            return; // The tree is still worth reading to its end.
        }
        attempt(() -> {
            if (stored.event().name().startsWith(FEATURE)) {
                settled = false;
                LedgerEvent event = stored.event();
                replay.take(stored.position(), event.stream(), event.sequence(), read(stored));
            } else {
                settle(stored.position() - 1);
            }
        });
    }

    private void settle(long position) {
        if (!settled) {
            replay.settle(position);
            settled = true;
        }
    }

    private Object read(StoredEvent stored) {
        LedgerEvent event = stored.event();
        SimpleSerializedType type = new SimpleSerializedType(event.name(), event.revision());
        WrongEvent.require(event.revision().equals("1"), stored.position(), "it has an unknown revision");
        try {
            return serializer.deserialize(new SimpleSerializedObject<>(event.payload(), byte[].class, type));
        } catch (SerializationException unreadable) {
            throw new WrongEvent(stored.position(), "it can not be read: " + unreadable.getMessage());
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (WrongEvent wrong) {
            found(new AuditReport.Finding(wrong.position(), wrong.position(), wrong.getMessage()));
        }
    }

    /** Of two, the one that begins earlier. */
    private void found(AuditReport.Finding another) {
        boolean earlier = finding.isEmpty() || another.from() < finding.get().from();
        finding = earlier ? Optional.of(another) : finding;
    }

    /** A note, and what it is about. */
    private record KeptNote(String text, Checkpoint checkpoint, Optional<KeptHeads.Head> head) {

        static KeptNote parse(String text) {
            Checkpoint checkpoint = Checkpoint.parse(text);
            int part = checkpoint.origin().lastIndexOf(HEAD_PART);
            Optional<String> tree =
                    text.lines().filter(line -> line.startsWith("tree ")).findFirst();
            Optional<KeptHeads.Head> head = tree.filter(line -> part > 0)
                    .map(line -> new KeptHeads.Head(
                            RoundId.parse(checkpoint.origin().substring(part + HEAD_PART.length())),
                            checkpoint.size(),
                            HexFormat.of().formatHex(checkpoint.root()),
                            Long.parseLong(line.substring("tree ".length()))));
            return new KeptNote(text, checkpoint, head);
        }

        void requireSignedBy(NoteVerifier key) {
            String log = head.isPresent()
                    ? checkpoint.origin().substring(0, checkpoint.origin().lastIndexOf(HEAD_PART))
                    : checkpoint.origin();
            if (!log.equals(key.name()) || !key.isSigned(text)) {
                throw new IllegalArgumentException(
                        "the kept note of " + checkpoint.origin() + " is not signed by the key of " + key.name());
            }
        }
    }
}
