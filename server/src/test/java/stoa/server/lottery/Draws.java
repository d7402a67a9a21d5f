package stoa.server.lottery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.OpenRound;
import stoa.server.testing.StoaTest;
import stoa.testkit.LotteryBooks;
import stoa.vault.LotterySeeds;

/** The lottery of a running node, over its command bus, and what its ledger says of it. */
final class Draws {

    static final AccountId OPERATOR = new AccountId(1);
    private static final String EVENTS = "stoa.api.lottery.event";

    private final StoaTest node;

    Draws(StoaTest node) {
        this.node = node;
    }

    /** Opens a round, in the place of the one that is open. */
    RoundId open(long pieces, long blanks) {
        books().current().open().ifPresent(round -> send(new CloseRound(round, OPERATOR)));
        return (RoundId) send(new OpenRound(
                        Optional.of(OPERATOR),
                        List.of(
                                new PrizeOffer("book", "", "", 200, pieces, false),
                                new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, blanks, true))))
                .getPayload();
    }

    Optional<Drawn.Hit> draw(AccountId by) {
        return ((Drawn) send(new DrawPrize(by)).getPayload()).hit();
    }

    /** Again while others keep it from being decided, as a client would. */
    CommandResultMessage<?> send(Object command) {
        return Stream.generate(() -> sendOnce(command))
                .filter(result -> !contended(result))
                .findFirst()
                .orElseThrow();
    }

    private static boolean contended(CommandResultMessage<?> result) {
        return result.isExceptional()
                && result.exceptionResult() instanceof Rejection refusal
                && refusal.code() == KernelError.CONTENDED;
    }

    private CommandResultMessage<?> sendOnce(Object command) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        node.bean(CommandBus.class)
                .dispatch(GenericCommandMessage.asCommandMessage(command), (sent, result) -> answer.complete(result));
        return answer.join();
    }

    /** All that the ledger says of the lottery, checked. */
    LotteryBooks books() {
        return LotteryBooks.of(events(), node.bean(LotterySeeds.class)::find);
    }

    /** All that the ledger says of the lottery, in its order. */
    List<Object> events() {
        EventStore ledger = node.bean(EventStore.class);
        long head = ((GlobalSequenceTrackingToken) ledger.createHeadToken()).getGlobalIndex();
        List<Object> events = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = ledger.openStream(ledger.createTailToken())) {
            for (long position = 0; position < head; ) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
                if (event.getPayloadType().getPackageName().equals(EVENTS)) {
                    events.add(event.getPayload());
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }
}
