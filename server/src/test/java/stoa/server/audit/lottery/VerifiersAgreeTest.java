package stoa.server.audit.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.ledger.StoredEvent;
import stoa.server.audit.lottery.GeneratedLottery.Told;
import tools.jackson.databind.JsonNode;

/** What the audit in Java and the verifier in JavaScript say of the same rounds, honest and forged. */
class VerifiersAgreeTest {

    @TempDir
    Path directory;

    private NodeVerifier node;

    @BeforeEach
    void findNode() {
        NodeVerifier.assumeNode();
        node = new NodeVerifier(directory);
    }

    private static List<RoundId> rounds(List<Told> history) {
        return history.stream()
                .map(Told::event)
                .filter(RoundOpened.class::isInstance)
                .map(event -> ((RoundOpened) event).round())
                .toList();
    }

    /** Where the Java replay of one round stops, if it does. */
    private static OptionalLong wrongSequence(Notary notary, RoundId round) {
        RoundReplay replay = new RoundReplay(round);
        List<StoredEvent> stored = notary.events(round);
        List<RoundEvent> events = notary.origins(round);
        for (int i = 0; i < events.size(); i++) {
            try {
                replay.take(stored.get(i).position(), events.get(i));
            } catch (WrongEvent wrong) {
                long position = wrong.position();
                return stored.stream()
                        .filter(it -> it.position() == position)
                        .mapToLong(it -> it.event().sequence())
                        .findFirst();
            }
        }
        return OptionalLong.empty();
    }

    private static LotteryReplay replayed(Notary notary, List<Told> history, KeptHeads.Head... kept) {
        LotteryReplay replay = new LotteryReplay();
        Stream.of(kept).forEach(replay::keep);
        for (int i = 0; i < history.size(); i++) {
            StoredEvent stored = notary.events().get(i);
            if (stored.event().name().startsWith("lottery.")) {
                replay.take(
                        stored.position(),
                        stored.event().stream(),
                        stored.event().sequence(),
                        history.get(i).event());
            } else {
                replay.settle(stored.position() - 1);
            }
        }
        replay.settle(notary.size());
        replay.finish(notary.size());
        return replay;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void both_find_every_round_of_an_honest_history_right_and_count_the_same(long number) {
        List<Told> history = GeneratedLottery.of(number, 3, 250);
        Notary notary = Notary.of(history);
        LotteryReplay replay = replayed(notary, history);

        assertThat(replay.rounds()).hasSize(3);
        for (RoundReplay round : replay.rounds()) {
            JsonNode verdict =
                    node.verdict(notary.proof(round.round(), 70), notary.checkpoint(), notary.head(round.round()));
            assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isTrue();
            assertThat(verdict.get("signatures").booleanValue()).isTrue();
            assertThat(verdict.get("verified").longValue())
                    .isEqualTo(round.seeds().verified());
            assertThat(verdict.get("pending").longValue())
                    .isEqualTo(round.seeds().pending());
            assertThat(verdict.get("seeds").longValue()).isEqualTo(round.seeds().revealed());
            assertThat(verdict.get("entries").longValue()).isEqualTo(round.entries());
            assertThat(verdict.get("closed").booleanValue()).isEqualTo(round.isClosed());
            assertThat(verdict.get("digest").stringValue()).isEqualTo(round.digest());
            assertThat(verdict.get("balances").valueStream().map(row -> row.get("remaining")
                            .longValue()))
                    .isEqualTo(round.balances().stream()
                            .map(PrizeBalance::remaining)
                            .toList());
        }
        assertThat(replay.rounds()).anyMatch(round -> round.seeds().verified() > 50);
        // The last round ends with a draw that nobody can check yet.
        assertThat(replay.rounds()).anyMatch(round -> round.seeds().pending() > 0);
    }

    /** Ways to change a round's history; each must leave a trace that both verifiers find. */
    enum Change {
        A_CHANGED_DRAW,
        A_DROPPED_DRAW,
        TWO_SWAPPED_DRAWS,
        ANOTHER_WINNER,
        A_CHANGED_STOCK_IN_THE_TABLE,
        A_CHANGED_STOCK_THAT_WAS_ADDED,
        A_WRONG_SEED;

        List<RoundEvent> apply(List<RoundEvent> events) {
            return switch (this) {
                case A_CHANGED_DRAW -> changedDraw(events);
                case A_DROPPED_DRAW -> droppedDraw(events);
                case TWO_SWAPPED_DRAWS -> swappedDraws(events);
                case ANOTHER_WINNER -> anotherWinner(events);
                case A_CHANGED_STOCK_IN_THE_TABLE -> changedTable(events);
                case A_CHANGED_STOCK_THAT_WAS_ADDED -> changedAddition(events);
                case A_WRONG_SEED -> wrongSeed(events);
            };
        }
    }

    static final List<Told> HISTORY = GeneratedLottery.of(20_150_101, 2, 400);
    static final RoundId ROUND = rounds(HISTORY).getFirst();

    private static List<Told> withRound(List<RoundEvent> forged) {
        List<Told> changed = new ArrayList<>();
        List<RoundEvent> left = new ArrayList<>(forged);
        for (Told told : HISTORY) {
            boolean ofRound = told.stream().equals(ROUND.stream());
            if (!ofRound) {
                changed.add(told);
            } else if (!left.isEmpty()) {
                changed.add(new Told(told.stream(), left.removeFirst()));
            }
        }
        return changed;
    }

    /** The whole history, as somebody leaves it who thinks of everything but the rule. */
    static List<Told> forged(Change change) {
        return Forgery.withFittingReservations(withRound(Forgery.linkedAnew(change.apply(events()))));
    }

    /** Where the rule, if nothing else, tells. */
    static long wrongPosition(Change change) {
        Notary notary = Notary.of(forged(change));
        long sequence = wrongSequence(notary, ROUND).orElseThrow();
        return notary.events(ROUND).get((int) sequence).position();
    }

    /** The first event that is another one than in truth. */
    static long changedPosition(Change change) {
        List<Told> forged = forged(change);
        for (int i = 0; ; i++) {
            if (!forged.get(i).equals(HISTORY.get(i))) {
                return i + 1L;
            }
        }
    }

    private static List<RoundEvent> events() {
        return new ArrayList<>(Notary.of(HISTORY).origins(ROUND));
    }

    /** The operator forged it: numbers, digests, tree and signatures all fit. Only the rule tells. */
    @ParameterizedTest
    @EnumSource
    void both_find_it_at_the_same_event_if_all_digests_and_signatures_were_made_anew(Change change) {
        List<Told> forged = withRound(Forgery.linkedAnew(change.apply(events())));
        Notary notary = Notary.of(forged);

        JsonNode verdict = node.verdict(notary.proof(ROUND, 200));
        OptionalLong java = wrongSequence(notary, ROUND);

        assertThat(java).as("the audit in Java").isPresent();
        assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isFalse();
        assertThat(verdict.at("/finding/sequence").longValue())
                .as(verdict.toString())
                .isEqualTo(java.getAsLong());
    }

    /** Somebody changed the stored events, and no digest. */
    @ParameterizedTest
    @EnumSource
    void both_find_it_at_the_same_event_if_no_digest_was_made_anew(Change change) {
        Notary notary = Notary.of(withRound(change.apply(events())));

        JsonNode verdict = node.verdict(notary.proof(ROUND, 200));
        OptionalLong java = wrongSequence(notary, ROUND);

        assertThat(java).as("the audit in Java").isPresent();
        assertThat(verdict.at("/finding/sequence").longValue())
                .as(verdict.toString())
                .isEqualTo(java.getAsLong());
    }

    /** The document was changed on its way: it is not what the signed tree holds. */
    @ParameterizedTest
    @EnumSource
    void a_document_that_was_changed_on_its_way_is_not_what_the_log_holds(Change change) {
        Notary honest = Notary.of(HISTORY);
        Notary forged = Notary.of(withRound(Forgery.linkedAnew(change.apply(events()))));
        List<Map<String, Object>> document = forged.proof(ROUND, 200);
        document.forEach(page -> {
            page.put("checkpoint", honest.checkpoint());
            page.put("head", honest.head(ROUND));
        });

        JsonNode verdict = node.verdict(document);

        assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isFalse();
        assertThat(verdict.at("/finding/what").stringValue()).contains("not what the log has");
    }

    private static int firstDraw(List<RoundEvent> events, int from) {
        for (int i = from; i < events.size(); i++) {
            if (events.get(i) instanceof PrizeDrawn) {
                return i;
            }
        }
        throw new IllegalArgumentException("no draw from " + from);
    }

    private static PrizeDrawn withGift(PrizeDrawn draw, PrizeDrawn like) {
        return new PrizeDrawn(
                draw.round(), draw.entry(), draw.by(), like.gift(), like.reservation(), draw.drawnAt(), draw.digest());
    }

    private static PrizeDrawn withWinner(PrizeDrawn draw, PrizeDrawn like) {
        return new PrizeDrawn(
                draw.round(), draw.entry(), like.by(), draw.gift(), draw.reservation(), draw.drawnAt(), draw.digest());
    }

    /** The first neighbours among the draws that differ, in prize and person. */
    private static int neighbours(List<RoundEvent> events) {
        for (int i = firstDraw(events, 1); ; i = firstDraw(events, i + 1)) {
            boolean differ = events.get(i) instanceof PrizeDrawn one
                    && events.get(i + 1) instanceof PrizeDrawn two
                    && !one.gift().equals(two.gift())
                    && !one.by().equals(two.by());
            if (differ) {
                return i;
            }
        }
    }

    private static List<RoundEvent> changedDraw(List<RoundEvent> events) {
        int i = neighbours(events);
        PrizeDrawn one = (PrizeDrawn) events.get(i);
        PrizeDrawn two = (PrizeDrawn) events.get(i + 1);
        events.set(i, withGift(one, two));
        events.set(i + 1, withGift(two, one));
        return events;
    }

    private static List<RoundEvent> droppedDraw(List<RoundEvent> events) {
        int i = firstDraw(events, 1);
        while (((PrizeDrawn) events.get(i)).reservation().isPresent()) {
            i = firstDraw(events, i + 1); // One whose loss nobody else would miss.
        }
        events.remove(i);
        return events;
    }

    private static List<RoundEvent> swappedDraws(List<RoundEvent> events) {
        int i = neighbours(events);
        RoundEvent one = events.get(i);
        events.set(i, events.get(i + 1));
        events.set(i + 1, one);
        return events;
    }

    private static List<RoundEvent> anotherWinner(List<RoundEvent> events) {
        int i = neighbours(events);
        events.set(i, withWinner((PrizeDrawn) events.get(i), (PrizeDrawn) events.get(i + 1)));
        return events;
    }

    private static List<RoundEvent> changedTable(List<RoundEvent> events) {
        RoundOpened it = (RoundOpened) events.getFirst();
        List<Prize> prizes = it.prizes().stream()
                .map(row -> new Prize(
                        row.gift(),
                        row.name(),
                        row.avatar(),
                        row.description(),
                        row.price(),
                        row.stock() + 1,
                        row.blank()))
                .toList();
        events.set(
                0,
                new RoundOpened(
                        it.round(),
                        it.algorithm(),
                        prizes,
                        it.commitment(),
                        it.openedBy(),
                        it.openedAt(),
                        it.digest()));
        return events;
    }

    private static List<RoundEvent> changedAddition(List<RoundEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof StockAdded it) {
                events.set(
                        i,
                        new StockAdded(
                                it.round(),
                                it.entry(),
                                it.gift(),
                                it.pieces() + 1,
                                it.addedBy(),
                                it.addedAt(),
                                it.digest()));
                return events;
            }
        }
        throw new IllegalArgumentException("nothing was added");
    }

    private static List<RoundEvent> wrongSeed(List<RoundEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof SeedRotated it) {
                events.set(
                        i,
                        new SeedRotated(
                                it.round(), Forgery.otherSeed(), it.nextCommitment(), it.rotatedAt(), it.digest()));
                return events;
            }
        }
        throw new IllegalArgumentException("no seed was rotated");
    }

    @Test
    void a_seed_that_fits_a_forged_commitment_does_not_fit_the_draws() {
        List<RoundEvent> events = events();
        RoundOpened it = (RoundOpened) events.getFirst();
        String commitment = RoundChain.commitmentTo(HexFormat.of().parseHex(Forgery.otherSeed()));
        events.set(
                0,
                new RoundOpened(
                        it.round(),
                        it.algorithm(),
                        it.prizes(),
                        commitment,
                        it.openedBy(),
                        it.openedAt(),
                        it.digest()));
        Notary notary = Notary.of(withRound(Forgery.linkedAnew(wrongSeed(events))));

        JsonNode verdict = node.verdict(notary.proof(ROUND, 200));

        assertThat(verdict.at("/finding/what").stringValue()).contains("by its seed this draw gets");
        assertThat(verdict.at("/finding/sequence").longValue())
                .isEqualTo(wrongSequence(notary, ROUND).orElseThrow());
    }

    /** What was cut off leaves a history that is right in itself; only what somebody kept tells. */
    @Nested
    class ATruncatedTail {

        private final Notary whole = Notary.of(HISTORY);
        private final List<Told> shorter = withRound(shortened());
        private final Notary cut = Notary.of(shorter);

        private List<RoundEvent> shortened() {
            List<RoundEvent> events = events();
            return events.subList(0, events.size() - 40);
        }

        private KeptHeads.Head keptHead() {
            List<RoundEvent> all = whole.origins(ROUND);
            return new KeptHeads.Head(ROUND, all.size(), all.getLast().digest(), whole.size());
        }

        private void assertWrong(JsonNode verdict, String what) {
            assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isFalse();
            assertThat(verdict.at("/finding/what").stringValue()).contains(what);
        }

        @Test
        void is_right_in_itself() {
            assertThat(node.verdict(cut.proof(ROUND, 200)).get("ok").booleanValue())
                    .isTrue();
            assertThat(wrongSequence(cut, ROUND)).isEmpty();
        }

        @Test
        void is_missed_by_both_who_hold_a_head_of_the_round() {
            assertWrong(node.verdict(cut.proof(ROUND, 200), whole.head(ROUND)), "are left");

            RoundReplay replay = new RoundReplay(ROUND);
            KeptHeads kept = new KeptHeads();
            kept.keep(keptHead());
            cut.origins(ROUND).forEach(event -> replay.take(1, event));
            assertThatCode(() -> kept.finish(Map.of(ROUND, replay), cut.size())).hasMessageContaining("are left");
        }

        @Test
        void is_missed_by_both_who_hold_a_checkpoint() {
            assertWrong(node.verdict(cut.proof(ROUND, 200), whole.checkpoint()), "events once, and has");
            // In Java it is the ledger that is compared: LotteryAuditTest.
        }

        @Test
        void is_missed_in_a_document_by_the_head_that_comes_with_it() {
            List<Map<String, Object>> document = whole.proof(ROUND, 5_000);
            Map<String, Object> page = document.getFirst();
            List<?> events = (List<?>) page.get("events");
            page.put("events", events.subList(0, events.size() - 40));

            assertWrong(node.verdict(document), "by its head");
        }

        @Test
        void is_missed_if_the_last_page_is() {
            List<Map<String, Object>> document = whole.proof(ROUND, 100);

            assertWrong(node.verdict(document.subList(0, document.size() - 1)), "last page is missing");
            document.remove(1);
            assertWrong(node.verdict(document), "a page is missing");
        }

        @Test
        void that_grew_again_to_the_same_length_is_not_what_the_kept_head_says() {
            List<RoundEvent> events = events();
            events.subList(events.size() - 40, events.size()).clear();
            Notary other = Notary.of(withRound(events));
            RoundReplay replay = new RoundReplay(ROUND);
            KeptHeads kept = new KeptHeads();
            kept.keep(new KeptHeads.Head(ROUND, 3, keptHead().digest(), whole.size()));
            Consumer<RoundEvent> take = event -> {
                replay.take(1, event);
                kept.check(replay, 1);
            };

            assertThatCode(() -> other.origins(ROUND).forEach(take)).hasMessageContaining("not those of the kept head");
        }
    }

    @Test
    void a_document_leads_on_from_a_checkpoint_that_was_kept() {
        List<Told> grown = new ArrayList<>(HISTORY);
        Notary before = Notary.of(HISTORY.subList(0, HISTORY.size() - 100));
        String kept = before.checkpoint();
        Notary now = before.grownBy(grown.subList(HISTORY.size() - 100, HISTORY.size()));
        List<Map<String, Object>> document = now.proof(ROUND, 200);

        JsonNode without = node.verdict(document, kept);
        document.getFirst().put("since", (long) HISTORY.size() - 100);
        document.getFirst().put("consistency", now.consistency(HISTORY.size() - 100));
        JsonNode with = node.verdict(document, kept);
        document.getFirst().put("consistency", List.of("00".repeat(32)));
        JsonNode broken = node.verdict(document, kept);

        assertThat(without.at("/finding/what").stringValue()).contains("since=");
        assertThat(with.get("ok").booleanValue()).as(with.toString()).isTrue();
        assertThat(broken.at("/finding/what").stringValue()).contains("not the one of the kept checkpoint");
    }

    @Test
    void a_signature_by_another_key_is_none() {
        List<Map<String, Object>> document = Notary.of(HISTORY).proof(ROUND, 5_000);
        String note = (String) document.getFirst().get("checkpoint");
        int last = note.length() - 10;
        String broken = note.substring(0, last) + (note.charAt(last) == 'A' ? 'B' : 'A') + note.substring(last + 1);
        document.getFirst().put("checkpoint", broken);

        JsonNode verdict = node.verdict(document);

        assertThat(verdict.at("/finding/what").stringValue()).contains("not signed by the log's key");
        assertThat(Optional.ofNullable(verdict.get("signatures"))).isEmpty();
    }
}
