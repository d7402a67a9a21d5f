package stoa.command.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.account.event.AccountRegistered;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.api.social.SocialError;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** Two nodes on one ledger, neither of which hears of the other but by conflict. */
class RacingFriendsTest {

    private static final int RACERS = 20;
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<DecisionFixture> nodes = Stream.generate(() -> Decisions.node(ledger, new SocialDecisions()))
            .limit(2)
            .toList();
    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

    @BeforeEach
    void bothAreThere() {
        nodes.getFirst().given("account:7", new AccountRegistered(ADA, "Ada", "", Role.USER, NOW));
        nodes.getFirst().given("account:8", new AccountRegistered(BOB, "Bob", "", Role.USER, NOW));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(DecisionFixture::close);
    }

    @RepeatedTest(5)
    void begin_one_friendship_whoever_of_the_two_is_first_and_end_it_once() throws Exception {
        assertOneWins(race(new BefriendAccount(ADA, BOB), new BefriendAccount(BOB, ADA)), SocialError.ALREADY_FRIENDS);
        assertOneWins(race(new UnfriendAccount(ADA, BOB), new UnfriendAccount(BOB, ADA)), SocialError.NOT_FRIENDS);

        assertThat(ledger.streams()).containsExactlyInAnyOrder("account:7", "account:8", "friend:7:8");
        assertThat(ledger.appends()).hasSize(4);
    }

    private static void assertOneWins(List<CommandResultMessage<?>> results, SocialError others) {
        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results).filteredOn(CommandResultMessage::isExceptional).allSatisfy(result -> assertThat(
                        result.exceptionResult())
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(others)));
    }

    private List<CommandResultMessage<?>> race(Object one, Object other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<CommandResultMessage<?>>> runs = IntStream.range(0, RACERS)
                .<Callable<CommandResultMessage<?>>>mapToObj(racer -> () -> {
                    start.await();
                    return nodes.get(racer % nodes.size())
                            .when(racer % 3 == 0 ? one : other)
                            .result();
                })
                .toList();
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Future<CommandResultMessage<?>> run : threads.invokeAll(runs)) {
            results.add(run.get());
        }
        return results;
    }
}
