package stoa.server.audit.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.SerializedObject;
import stoa.api.kernel.RoundId;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.api.lottery.event.RoundEvent;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.HashSource;
import stoa.ledger.tree.NoteSigner;
import stoa.ledger.tree.TreeHash;
import stoa.ledger.tree.TreeProofs;
import stoa.testkit.LegibleCipher;

/** A ledger in memory, whatever its history, with its signed checkpoint and the proofs of its rounds. */
final class Notary {

    private static final HexFormat HEX = HexFormat.of();
    private static final KeyPair KEY = key();
    private static final EventSerializer SERIALIZER = EventSerializer.with(new LegibleCipher());
    private static final Instant RECORDED = Instant.parse("2026-11-21T12:00:01.654321Z");
    static final NoteSigner SIGNER = new NoteSigner("stoa.test/log", KEY);

    private final List<StoredEvent> events = new ArrayList<>();
    private final List<RoundEvent> origins = new ArrayList<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final List<byte[]> leaves = new ArrayList<>();

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Notary of(List<GeneratedLottery.Told> history) {
        return new Notary().grownBy(history);
    }

    /** The same ledger, with more in it. */
    Notary grownBy(List<GeneratedLottery.Told> more) {
        more.forEach(told -> append(told, ends.merge(told.stream(), 1L, Long::sum) - 1));
        return this;
    }

    private void append(GeneratedLottery.Told told, long sequence) {
        SerializedObject<byte[]> payload = SERIALIZER.serialize(told.event(), byte[].class);
        LedgerEvent event = new LedgerEvent(
                told.stream(),
                sequence,
                UUID.randomUUID().toString(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                RECORDED,
                "{\"face\":\"forum\"}".getBytes(UTF_8),
                payload.getData());
        long position = events.size() + 1L;
        events.add(new StoredEvent(position, event));
        leaves.add(new TreeHash().leaf(CanonicalBytes.of(position, event)));
        if (told.event() instanceof RoundEvent it) {
            origins.add(it);
        }
    }

    /** Tiles above the leaves are not needed for so few: their hashes are computed from below. */
    private HashSource leafHashes() {
        return (level, from, count) -> {
            if (level == 0) {
                return leaves.subList((int) from, (int) from + count);
            }
            int width = 1 << (8 * level);
            List<byte[]> roots = new ArrayList<>();
            for (long i = from; i < from + count; i++) {
                int first = (int) i * width;
                List<byte[]> part = leaves.subList(first, first + width);
                roots.add(new TreeProofs((l, f, c) -> part.subList((int) f, (int) f + c)).root(128));
                byte[] right = new TreeProofs((l, f, c) -> part.subList(128 + (int) f, 128 + (int) f + c)).root(128);
                roots.set(roots.size() - 1, new TreeHash().node(roots.getLast(), right));
            }
            return roots;
        };
    }

    private TreeProofs proofs() {
        return new TreeProofs(leafHashes());
    }

    long size() {
        return events.size();
    }

    List<StoredEvent> events() {
        return events;
    }

    List<StoredEvent> events(RoundId round) {
        return events.stream()
                .filter(stored -> stored.event().stream().equals(round.stream()))
                .toList();
    }

    List<RoundEvent> origins(RoundId round) {
        return origins.stream().filter(event -> event.round().equals(round)).toList();
    }

    String checkpoint() {
        return SIGNER.sign(new Checkpoint(SIGNER.name(), size(), proofs().root(size())).text());
    }

    String head(RoundId round) {
        List<RoundEvent> all = origins(round);
        byte[] digest = HEX.parseHex(all.getLast().digest());
        return SIGNER.sign(new Checkpoint(SIGNER.name() + "/lottery/" + round, all.size(), digest).text() + "tree "
                + size() + "\n");
    }

    List<String> consistency(long since) {
        return proofs().consistency(since, size()).stream().map(HEX::formatHex).toList();
    }

    /** The document as the server shows it, in pages of so many events. */
    List<Map<String, Object>> proof(RoundId round, int pageSize) {
        List<StoredEvent> all = events(round);
        TreeProofs proofs = proofs();
        List<Map<String, Object>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += pageSize) {
            int to = Math.min(all.size(), from + pageSize);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("format", "stoa-lottery-proof/1");
            page.put("round", round.toString());
            page.put("checkpoint", checkpoint());
            page.put("key", SIGNER.verifierKey());
            page.put("head", head(round));
            page.put(
                    "events",
                    all.subList(from, to).stream().map(it -> proven(it, proofs)).toList());
            page.put("next", to < all.size() ? to : null);
            pages.add(page);
        }
        return pages;
    }

    private Map<String, Object> proven(StoredEvent stored, TreeProofs proofs) {
        LedgerEvent event = stored.event();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("position", stored.position());
        shown.put("sequence", event.sequence());
        shown.put("id", event.id());
        shown.put("name", event.name());
        shown.put("revision", event.revision());
        shown.put("time", CanonicalBytes.micros(event.time()));
        shown.put("metadata", new String(event.metadata(), UTF_8));
        shown.put("payload", new String(event.payload(), UTF_8));
        shown.put(
                "proof",
                proofs.inclusion(stored.position() - 1, size()).stream()
                        .map(HEX::formatHex)
                        .toList());
        return shown;
    }
}
