package stoa.command.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.command.lottery.Lottery.blank;
import static stoa.command.lottery.Lottery.offer;
import static stoa.command.lottery.Lottery.open;

import java.util.stream.IntStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.api.lottery.command.DrawPrize;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.LotteryBooks;
import stoa.testkit.MemoryLedger;

class RoundSnapshotTest {

    private static final String ROUND = "round:1001";
    private static final int SEED_DRAWS = 100;
    private static final int SMALL = 1_500;

    private final MemoryLedger ledger = Decisions.ledger();
    private final KnownSeeds seeds = new KnownSeeds();
    private final CountedIds ids = new CountedIds();

    @Test
    void is_small_and_with_the_events_after_it_gives_the_same_state_as_all_events() {
        DecisionFixture node = node(ledger);
        node.when(open(offer("book", 1_000_000), offer("cup", 1_000_000), blank(1_000_000)))
                .thenSucceeds();
        draw(node, Aggregates.EVENTS_PER_SNAPSHOT_IF_BUSY);
        await().until(() -> ledger.storedSnapshot(ROUND).isPresent());
        draw(node(ledger), 50);

        Round fromSnapshot = load(ledger);
        assertThat(ledger.snapshotReads()).isPositive();
        assertThat(fromSnapshot).usingRecursiveComparison().isEqualTo(load(withoutSnapshots()));
        String stored = new String(
                ledger.storedSnapshot(ROUND).orElseThrow().getPayload().getData(), UTF_8);
        assertThat(stored).hasSizeLessThan(SMALL).contains("book").doesNotContain("777777");
        assertThat(LotteryBooks.of(ledger.appends().stream(), seeds::find).draws())
                .isEqualTo(Aggregates.EVENTS_PER_SNAPSHOT_IF_BUSY + 50L);
    }

    private DecisionFixture node(MemoryLedger on) {
        return Lottery.node(on, seeds, SEED_DRAWS).with(PublicIds.class, ids);
    }

    private static void draw(DecisionFixture node, int times) {
        IntStream.range(0, times).forEach(time -> node.when(new DrawPrize(new AccountId(777_777)))
                .thenSucceeds());
    }

    private MemoryLedger withoutSnapshots() {
        MemoryLedger copy = Decisions.ledger();
        DecisionFixture writer = node(copy);
        ledger.appends().forEach(append -> append.byStream()
                .forEach((stream, events) -> writer.given(stream, events.toArray())));
        return copy;
    }

    private Round load(MemoryLedger from) {
        return new DefaultUnitOfWork<>(new GenericMessage<>("look"))
                .executeWithResult(() -> node(from)
                        .configuration()
                        .repository(Round.class)
                        .load(ROUND)
                        .invoke(round -> round))
                .getPayload();
    }
}
