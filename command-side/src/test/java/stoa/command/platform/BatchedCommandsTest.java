package stoa.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.platform.Tally.STREAM;
import static stoa.command.platform.Tally.add;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;
import stoa.command.platform.Tally.Added;
import stoa.command.platform.Tally.Ask;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class BatchedCommandsTest {

    private final MemoryLedger ledger = Decisions.ledger();
    private final List<Integer> pauses = new CopyOnWriteArrayList<>();
    private final DecisionFixture here = Decisions.pausing(ledger, pauses::add, Tally.MODULE);
    private final DecisionFixture elsewhere = Decisions.node(ledger, Tally.MODULE);

    @AfterEach
    void stop() {
        here.close();
        elsewhere.close();
    }

    @Nested
    class Commands_that_wait_for_the_same_stream {

        @Test
        void are_decided_in_order_each_on_what_those_before_it_decided_and_appended_together() throws Exception {
            List<CommandResultMessage<?>> answers =
                    crowd().behind(add(10)).behind(add(20)).behind(add(30)).go();

            assertThat(answers.stream().map(CommandResultMessage::getPayload))
                    .map(Object::toString)
                    .containsExactly("0 made it 1", "1 made it 11", "2 made it 31", "3 made it 61");
            assertThat(ledger.appends()).hasSize(2);
            assertThat(ledger.appends().getLast().byStream().get(STREAM))
                    .containsExactly(new Added(10, 11), new Added(20, 31), new Added(30, 61));
        }

        @Test
        void keep_each_its_own_actor_and_request_in_the_metadata_of_its_events() throws Exception {
            crowd().behind(add(10)).behind(add(1_000)).behind(add(30)).go();

            assertThat(ledger.appends().getLast().events())
                    .extracting(event -> event.getMetaData().get(MetaKeys.ACTOR) + " "
                            + event.getMetaData().get(MetaKeys.REQUEST_ID))
                    .containsExactly("1 request-1", "2 request-2", "2 request-2", "3 request-3");
        }

        @Test
        void are_told_the_end_of_the_append_and_the_names_of_their_own_events() throws Exception {
            List<CommandResultMessage<?>> answers =
                    crowd().behind(add(10)).behind(add(1_000)).behind(new Ask()).go();

            assertThat(answers.get(1).getMetaData())
                    .containsEntry(MetaKeys.POSITION, 4L)
                    .containsEntry(MetaKeys.EVENTS, Set.of("command.Added"));
            assertThat(answers.get(2).getMetaData())
                    .containsEntry(MetaKeys.POSITION, 4L)
                    .containsEntry(MetaKeys.EVENTS, Set.of("command.Added", "command.AddedMany"));
            assertThat(answers.get(3).getMetaData()).doesNotContainKeys(MetaKeys.POSITION, MetaKeys.EVENTS);
        }

        @Test
        void are_not_answered_before_the_append_is_durable() throws Exception {
            List<Boolean> answeredBefore = new CopyOnWriteArrayList<>();
            Crowd crowd = crowd();
            crowd.behind(add(10)).behind(add(-1)).behind(new Ask());
            ledger.onAppended(append -> List.of(1, 2, 3)
                    .forEach(number ->
                            answeredBefore.add(crowd.member(number).answer().isDone())));

            crowd.go();

            assertThat(answeredBefore).hasSize(6).containsOnly(false);
        }

        @Test
        void do_not_wait_for_those_of_other_batches() throws Exception {
            Crowd crowd = crowd();

            assertThat(Dispatch.on(here.configuration().commandBus(), new Tally.Elsewhere())
                            .getPayload())
                    .isEqualTo("elsewhere");

            assertThat(crowd.go()).hasSize(1);
        }

        @Test
        void are_seen_once_by_interceptors_and_monitors() throws Exception {
            List<Object> ingested = new CopyOnWriteArrayList<>();
            List<String> intercepted = new CopyOnWriteArrayList<>();
            DecidingCommandBus bus = new DecidingCommandBus(
                    SimpleCommandBus.builder().messageMonitor(counting(ingested)),
                    new Decisions.MemoryOutcome(ledger),
                    true);
            bus.registerHandlerInterceptor((unitOfWork, chain) -> {
                intercepted.add((String) unitOfWork.getMessage().getMetaData().get(MetaKeys.ACTOR));
                return chain.proceed();
            });

            new Crowd(Decisions.on(ledger, bus, Tally.MODULE).configuration().commandBus())
                    .behind(add(10))
                    .behind(add(-1))
                    .behind(add(30))
                    .go();

            // The refusal, which rests on a state that was cached, is decided again.
            assertThat(intercepted).containsExactly("0", "1", "2", "3", "2");
            assertThat(ingested).containsExactlyInAnyOrder("success", "success", "failure", "success");
        }

        private MessageMonitor<CommandMessage<?>> counting(List<Object> ends) {
            return message -> new MessageMonitor.MonitorCallback() {
                @Override
                public void reportSuccess() {
                    ends.add("success");
                }

                @Override
                public void reportFailure(Throwable cause) {
                    ends.add("failure");
                }

                @Override
                public void reportIgnored() {
                    ends.add("ignored");
                }
            };
        }
    }

    @Nested
    class A_refusal {

        @Test
        void touches_nobody_else() throws Exception {
            List<CommandResultMessage<?>> answers =
                    crowd().behind(add(10)).behind(add(-1)).behind(add(30)).go();

            assertThat(codeOf(answers.get(2))).isEqualTo(KernelError.INVALID);
            assertThat(answers.get(3).getPayload()).isEqualTo("3 made it 41");
            assertThat(ledger.appends()).hasSize(2);
        }

        @Test
        void after_something_was_applied_leaves_nothing_of_it() throws Exception {
            List<CommandResultMessage<?>> answers = crowd().behind(add(10))
                    .behind(new Tally.RefuseTooLate())
                    .behind(add(30))
                    .go();

            assertThat(codeOf(answers.get(2))).isEqualTo(KernelError.INVALID);
            assertThat(answers.get(3).getPayload()).isEqualTo("3 made it 41");
            assertThat(here.when(new Ask()).result().getPayload()).isEqualTo(41);
        }
    }

    @Nested
    class A_defect {

        @Test
        void in_one_command_has_each_decided_alone_so_that_only_that_one_fails() throws Exception {
            List<CommandResultMessage<?>> answers = crowd().behind(add(10))
                    .behind(new Tally.Add(20, () -> {
                        throw new IllegalStateException("a defect");
                    }))
                    .behind(add(30))
                    .go();

            assertThat(answers.get(1).getPayload()).isEqualTo("1 made it 11");
            assertThat(answers.get(2).exceptionResult()).hasMessageContaining("a defect");
            assertThat(answers.get(3).getPayload()).isEqualTo("3 made it 41");
            assertThat(ledger.appends()).hasSize(3);
        }

        @Test
        void that_is_an_error_of_the_machine_is_told_to_whom_it_met() throws Exception {
            List<CommandResultMessage<?>> answers = crowd().behind(add(10))
                    .behind(new Tally.Add(20, () -> {
                        throw new StackOverflowError("too deep");
                    }))
                    .behind(add(30))
                    .go();

            assertThat(answers.get(1).getPayload()).isEqualTo("1 made it 11");
            assertThat(answers.get(2).isExceptional()).isTrue();
            assertThat(answers.get(3).getPayload()).isEqualTo("3 made it 41");
        }
    }

    @Nested
    class A_conflict {

        @Test
        void has_the_whole_batch_decided_again_on_what_there_is_now() throws Exception {
            AtomicInteger decisions = new AtomicInteger();

            List<CommandResultMessage<?>> answers = crowd().behind(add(10))
                    .behind(new Tally.Add(20, () -> {
                        if (decisions.incrementAndGet() == 1) {
                            inAnotherThread(() -> elsewhere.when(add(1_000)));
                        }
                    }))
                    .go();

            assertThat(answers.get(1).getPayload()).isEqualTo("1 made it 1011");
            assertThat(answers.get(2).getPayload()).isEqualTo("2 made it 1031");
            assertThat(decisions).hasValue(2);
            assertThat(pauses).containsExactly(1);
        }

        @Test
        void that_goes_on_is_given_up_after_five_more_decisions_and_nothing_is_done() throws Exception {
            Crowd crowd = crowd().behind(add(10))
                    .behind(new Tally.Add(20, () -> inAnotherThread(() -> elsewhere.when(add(1_000)))));

            List<CommandResultMessage<?>> answers = crowd.go();

            assertThat(codeOf(answers.get(1))).isEqualTo(KernelError.CONTENDED);
            assertThat(codeOf(answers.get(2))).isEqualTo(KernelError.CONTENDED);
            assertThat(pauses).containsExactly(1, 2, 3, 4, 5);
            assertThat(here.when(new Ask()).result().getPayload()).isEqualTo(6_001);
        }
    }

    @Nested
    class A_cached_state {

        @Test
        void that_another_node_overtook_is_no_answer_to_who_appended_nothing() throws Exception {
            here.when(add(5)).thenSucceeds();
            Crowd crowd = new Crowd(here.configuration().commandBus(), Tally.Hold::new);
            crowd.behind(new Ask()).behind(new Ask());
            elsewhere.when(add(1_000)).thenSucceeds();

            List<CommandResultMessage<?>> answers = crowd.go();

            assertThat(answers.get(1).getPayload()).isEqualTo(1_005);
            assertThat(answers.get(2).getPayload()).isEqualTo(1_005);
        }

        @Test
        void is_good_enough_for_who_appended_while_the_others_are_decided_again() throws Exception {
            here.when(add(5)).thenSucceeds();
            int reads = ledger.reads();

            List<CommandResultMessage<?>> answers =
                    crowd().behind(add(10)).behind(new Ask()).behind(add(20)).go();

            assertThat(answers.get(1).getPayload()).isEqualTo("1 made it 16");
            assertThat(answers.get(2).getPayload()).isEqualTo(36);
            assertThat(answers.get(3).getPayload()).isEqualTo("3 made it 36");
            assertThat(ledger.reads()).isEqualTo(reads);
        }
    }

    @Nested
    class An_outcome {

        @Test
        void that_is_unknown_is_told_to_all_of_the_batch_and_nothing_is_repeated() throws Exception {
            AtomicInteger appends = new AtomicInteger();
            AppendOutcome memory = new Decisions.MemoryOutcome(ledger);
            AppendOutcome unknown = new AppendOutcome() {
                @Override
                public Optional<Appended> of(UnitOfWork<?> unitOfWork) {
                    return memory.of(unitOfWork);
                }

                @Override
                public List<Class<?>> published(UnitOfWork<?> unitOfWork) {
                    return memory.published(unitOfWork);
                }

                @Override
                public Optional<Rejection> translate(Throwable failure) {
                    return Optional.of(new Rejection(KernelError.OUTCOME_UNKNOWN, "who knows", failure));
                }
            };
            DecisionFixture node = Decisions.on(
                    ledger, new DecidingCommandBus(SimpleCommandBus.builder(), unknown, true), Tally.MODULE);
            Crowd crowd = new Crowd(node.configuration().commandBus());
            crowd.behind(add(10)).behind(add(-1)).behind(add(30));
            node.configuration().eventStore().registerDispatchInterceptor(events -> {
                if (appends.incrementAndGet() == 2) {
                    throw new IllegalStateException("the connection died");
                }
                return (index, event) -> event;
            });

            List<CommandResultMessage<?>> answers = crowd.go();

            assertThat(answers.getFirst().isExceptional()).isFalse();
            assertThat(answers.subList(1, 4))
                    .allSatisfy(answer -> assertThat(codeOf(answer)).isEqualTo(KernelError.OUTCOME_UNKNOWN));
            assertThat(appends).hasValue(2);
        }

        @Test
        void is_the_same_for_who_was_interrupted_while_waiting_and_nothing_is_done_twice() throws Exception {
            AtomicInteger decisions = new AtomicInteger();
            Crowd crowd = crowd().behind(add(10)).behind(new Tally.Add(20, decisions::incrementAndGet));
            crowd.member(2).thread().interrupt();

            List<CommandResultMessage<?>> answers = crowd.go();

            assertThat(answers.get(2).getPayload()).isEqualTo("2 made it 31");
            assertThat(decisions).hasValue(1);
        }
    }

    @Test
    void whoever_fails_at_their_answer_keeps_nobody_from_theirs() throws Exception {
        Crowd crowd = crowd();
        here.configuration()
                .commandBus()
                .dispatch(GenericCommandMessage.asCommandMessage(add(10)), (command, result) -> {
                    throw new IllegalStateException("can not take it");
                });

        List<CommandResultMessage<?>> answers = crowd.behind(add(20)).go();

        assertThat(answers.get(1).getPayload()).asString().endsWith("made it 31");
    }

    @Test
    void a_batch_has_so_many_commands_at_most_and_its_size_is_measured() throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        CommandBus bus = here.configuration().commandBus();
        ((DecidingCommandBus) bus).bindTo(meters);
        Crowd crowd = crowd();
        for (int i = 0; i < Batches.AT_MOST + 44; i++) {
            crowd.behind(add(1));
        }

        crowd.go();

        DistributionSummary sizes = meters.get("stoa.command.batch").summary();
        assertThat(sizes.totalAmount()).isEqualTo(Batches.AT_MOST + 45);
        assertThat(sizes.max()).isEqualTo(Batches.AT_MOST);
        assertThat(sizes.count()).isEqualTo(3);
        assertThat(ledger.appends()).hasSize(3);
    }

    @Test
    void switched_off_each_command_is_appended_by_itself() throws Exception {
        DecidingCommandBus bus =
                new DecidingCommandBus(SimpleCommandBus.builder(), new Decisions.MemoryOutcome(ledger), false);

        new Crowd(Decisions.on(ledger, bus, Tally.MODULE).configuration().commandBus())
                .behind(add(10))
                .behind(add(20))
                .go();

        assertThat(ledger.appends()).hasSize(3);
    }

    @Test
    void threads_on_two_nodes_lose_nothing_and_do_nothing_twice() throws Exception {
        int threads = 16;
        int each = 40;
        List<String> answers = new CopyOnWriteArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            CommandBus bus =
                    (thread % 2 == 0 ? here : elsewhere).configuration().commandBus();
            String actor = String.valueOf(thread);
            running.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    CommandResultMessage<?> answer;
                    do {
                        answer = Dispatch.on(bus, add(1), Map.of(MetaKeys.ACTOR, actor));
                    } while (answer.isExceptional() && codeOf(answer) == KernelError.CONTENDED);
                    answers.add(String.valueOf(answer.getPayload()));
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }

        List<String> written = ledger.appends().stream()
                .flatMap(append -> append.events().stream())
                .map(event ->
                        event.getMetaData().get(MetaKeys.ACTOR) + " made it " + ((Added) event.getPayload()).total())
                .toList();
        assertThat(written).hasSize(threads * each).containsExactlyInAnyOrderElementsOf(answers);
    }

    private static void inAnotherThread(Runnable work) throws InterruptedException {
        Thread.ofVirtual().start(work).join();
    }

    private Crowd crowd() throws InterruptedException {
        return new Crowd(here.configuration().commandBus());
    }

    private static KernelError codeOf(CommandResultMessage<?> answer) {
        return (KernelError) ((Rejection) answer.exceptionResult()).code();
    }
}
