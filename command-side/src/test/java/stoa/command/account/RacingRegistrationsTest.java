package stoa.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.account.AccountError;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RegisterAccount;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;
import stoa.testkit.Profiles;

/** Two nodes on one ledger, neither of which hears of the other but by conflict. */
class RacingRegistrationsTest {

    private static final int RACERS = 20;

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<DecisionFixture> nodes = Stream.generate(
                    () -> Decisions.node(ledger, new AccountDecisions(new ErasureSettings(false, true))))
            .limit(2)
            .toList();
    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(DecisionFixture::close);
    }

    @RepeatedTest(5)
    void for_one_name_have_one_winner() throws Exception {
        List<CommandResultMessage<?>> results =
                race(racer -> new RegisterAccount(new AccountId(racer), racer % 2 == 0 ? "Ada" : "ADA", "", Role.USER));

        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results).filteredOn(result -> result.isExceptional()).allSatisfy(RacingRegistrationsTest::isTaken);
        assertThat(ledger.appends()).hasSize(1);
        assertThat(ledger.streams()).hasSize(2).contains("name:key-of-ada");
    }

    @RepeatedTest(5)
    void for_one_email_have_one_winner_and_leave_the_names_of_the_losers_free() throws Exception {
        List<CommandResultMessage<?>> results =
                race(racer -> new RegisterAccount(new AccountId(racer), "racer" + racer, "ada@x.org", Role.USER));

        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results).filteredOn(result -> result.isExceptional()).allSatisfy(RacingRegistrationsTest::isTaken);
        assertThat(ledger.streams()).hasSize(3).contains("email:key-of-ada@x.org");
    }

    @RepeatedTest(5)
    void and_edits_for_one_email_have_one_winner() throws Exception {
        for (long account = 1; account <= RACERS; account++) {
            nodes.getFirst().when(new RegisterAccount(new AccountId(account), "racer" + account, "", Role.USER));
        }

        List<CommandResultMessage<?>> results = race(
                racer -> Profiles.of(new AccountId(racer)).email("ada@x.org").edit());

        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results).filteredOn(result -> result.isExceptional()).allSatisfy(RacingRegistrationsTest::isTaken);
    }

    @RepeatedTest(5)
    void and_edits_of_two_that_want_each_others_email_change_nothing() throws Exception {
        nodes.getFirst()
                .when(new RegisterAccount(new AccountId(1), "Ada", "a@x.org", Role.USER))
                .thenSucceeds();
        nodes.getFirst()
                .when(new RegisterAccount(new AccountId(2), "Bob", "b@x.org", Role.USER))
                .thenSucceeds();

        List<CommandResultMessage<?>> results = race(racer -> swap(racer % 2 == 0 ? 1 : 2));

        assertThat(results)
                .allSatisfy(result -> assertThat(result.isExceptional()).isTrue());
        assertThat(results).allSatisfy(RacingRegistrationsTest::isTaken);
        assertThat(ledger.appends()).hasSize(2);
    }

    @RepeatedTest(5)
    void and_renamings_to_one_name_have_one_winner_and_the_losers_keep_theirs() throws Exception {
        for (long account = 1; account <= RACERS; account++) {
            nodes.getFirst().when(new RegisterAccount(new AccountId(account), "racer" + account, "", Role.USER));
        }

        List<CommandResultMessage<?>> results =
                race(racer -> Profiles.of(new AccountId(racer)).name("Ada").edit());

        assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
        assertThat(results).filteredOn(result -> result.isExceptional()).allSatisfy(RacingRegistrationsTest::isTaken);
        assertThat(ledger.appends()).hasSize(RACERS + 1);
    }

    @RepeatedTest(5)
    void and_guests_who_wish_for_one_name_all_come_in_under_names_of_their_own() throws Exception {
        List<CommandResultMessage<?>> results = race(racer -> new OpenGuest(new AccountId(racer), "wanderer"));

        assertThat(results).allMatch(result -> !result.isExceptional());
        assertThat(ledger.streams())
                .filteredOn(stream -> stream.startsWith("name:"))
                .hasSize(RACERS);
    }

    private static EditProfile swap(long account) {
        return Profiles.of(new AccountId(account))
                .email(account == 1 ? "b@x.org" : "a@x.org")
                .edit();
    }

    private List<CommandResultMessage<?>> race(IntFunction<Object> commands) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<CommandResultMessage<?>>> runs = IntStream.rangeClosed(1, RACERS)
                .<Callable<CommandResultMessage<?>>>mapToObj(racer -> () -> {
                    start.await();
                    return nodes.get(racer % nodes.size())
                            .when(commands.apply(racer))
                            .result();
                })
                .toList();
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Future<CommandResultMessage<?>> run : threads.invokeAll(runs)) {
            results.add(run.get());
        }
        return results;
    }

    private static void isTaken(CommandResultMessage<?> result) {
        assertThat(result.exceptionResult())
                .isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(AccountError.NAME_OR_EMAIL_TAKEN));
    }
}
