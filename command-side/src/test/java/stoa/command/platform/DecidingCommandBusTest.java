package stoa.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.platform.Lamp.STREAM;
import static stoa.command.platform.Lamp.light;
import static stoa.testkit.Decision.in;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.command.platform.Lamp.BeDark;
import stoa.command.platform.Lamp.Darkened;
import stoa.command.platform.Lamp.Light;
import stoa.command.platform.Lamp.Lit;
import stoa.command.platform.Lamp.PutOut;
import stoa.testkit.Decision;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class DecidingCommandBusTest {

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture here = Decisions.node(ledger, Lamp.MODULE);
    private final DecisionFixture elsewhere = Decisions.node(ledger, Lamp.MODULE);

    @Test
    void answers_with_the_position_and_the_names_of_the_events() {
        here.given("other", new Lit(1));

        assertThat(here.when(light()).result().getMetaData())
                .containsEntry(MetaKeys.POSITION, 2L)
                .containsEntry(MetaKeys.EVENTS, Set.of("command.Lit"));
    }

    @Test
    void answers_without_a_position_when_nothing_was_appended() {
        here.given(STREAM, new Lit(1), new Darkened(1));

        assertThat(here.when(new BeDark()).thenAppendsNothing().result().getMetaData())
                .isEmpty();
    }

    @Nested
    class A_conflict {

        @Test
        void is_decided_again_on_what_there_is_now() {
            AtomicInteger decisions = new AtomicInteger();

            here.when(new Light(() -> {
                        if (decisions.incrementAndGet() == 1) {
                            inAnotherThread(() -> elsewhere.given(STREAM, new Lit(1), new Darkened(1)));
                        }
                    }))
                    .thenAnswers("lit");

            assertThat(decisions).hasValue(2);
            assertThat(ledger.appends().getLast().byStream()).containsEntry(STREAM, List.of(new Lit(2)));
        }

        @Test
        void may_end_in_a_refusal() {
            Decision decision = here.when(new Light(() -> inAnotherThread(() -> elsewhere.given(STREAM, new Lit(1)))));

            assertThat(codeOf(decision)).isEqualTo(KernelError.INVALID);
            assertThat(ledger.appends()).hasSize(1);
        }

        @Test
        void is_given_up_after_five_more_decisions_and_nothing_is_done() {
            AtomicInteger decisions = new AtomicInteger();
            List<Integer> pauses = new ArrayList<>();

            DecisionFixture node = Decisions.pausing(ledger, pauses::add, Lamp.MODULE);
            Decision decision = node.when(new Light(() -> {
                decisions.incrementAndGet();
                inAnotherThread(() -> elsewhere.given(STREAM, new Lit(1), new Darkened(1)));
            }));

            assertThat(codeOf(decision)).isEqualTo(KernelError.CONTENDED);
            assertThat(decisions).hasValue(6);
            assertThat(pauses).containsExactly(1, 2, 3, 4, 5);
            assertThat(ledger.appends()).hasSize(6);
        }
    }

    @Nested
    class A_cached_state {

        @Test
        void that_another_node_overtook_is_no_reason_to_refuse() {
            here.when(light()).thenSucceeds();
            elsewhere.when(new PutOut()).thenSucceeds();

            here.when(light()).thenAppends(in(STREAM, new Lit(2)));
        }

        @Test
        void that_another_node_overtook_is_no_reason_to_do_nothing() {
            here.when(light()).thenSucceeds();
            here.when(new BeDark()).thenSucceeds();
            elsewhere.when(light()).thenSucceeds();

            here.when(new BeDark()).thenAppends(in(STREAM, new Darkened(2)));
        }

        @Test
        void that_is_right_refuses_all_the_same() {
            here.when(light()).thenSucceeds();

            here.when(light()).thenRefuses(KernelError.INVALID);
        }

        @Test
        void that_is_found_to_be_at_its_streams_end_is_not_read_again() {
            here.when(light()).thenSucceeds();
            here.when(new PutOut()).thenSucceeds();
            int reads = ledger.reads();

            here.when(new BeDark()).thenAppendsNothing();

            assertThat(ledger.reads()).isEqualTo(reads);
        }

        @Test
        void is_good_enough_for_what_is_appended() {
            here.when(light()).thenSucceeds();
            int reads = ledger.reads();

            here.when(new PutOut()).thenSucceeds();

            assertThat(ledger.reads()).isEqualTo(reads);
        }
    }

    @Nested
    class What_is_durable {

        @Test
        void is_answered_as_done_when_something_fails_while_preparing_the_commit() {
            here.when(new Light(() -> CurrentUnitOfWork.get()
                            .onPrepareCommit(later -> later.onPrepareCommit(u -> {
                                throw new ConcurrencyException("after the append");
                            }))))
                    .thenAnswers("lit")
                    .thenAppends(in(STREAM, new Lit(1)));
        }

        @Test
        void is_answered_as_done_when_the_commit_fails_after_it() {
            assertThat(here.when(new Light(() -> CurrentUnitOfWork.get().onCommit(u -> {
                                throw new IllegalStateException("after the append");
                            })))
                            .thenAnswers("lit")
                            .result()
                            .getMetaData())
                    .containsEntry(MetaKeys.POSITION, 1L);
        }

        @Test
        void leaves_the_next_decision_on_what_is_durable() {
            here.when(new Light(() -> CurrentUnitOfWork.get().onCommit(u -> {
                throw new IllegalStateException("after the append");
            })));

            here.when(new PutOut()).thenAppends(in(STREAM, new Darkened(1)));
        }
    }

    @Test
    void appends_nothing_when_a_handler_throws_a_checked_exception() {
        here.when(new Light(() -> {
            throw new Exception("checked");
        }));

        assertThat(ledger.appends()).isEmpty();
    }

    @Test
    void answers_a_failure_of_the_store_with_its_refusal_and_does_not_repeat_it() {
        AtomicInteger decisions = new AtomicInteger();
        AppendOutcome unknown = new AppendOutcome() {
            @Override
            public Optional<Appended> of(UnitOfWork<?> unitOfWork) {
                return Optional.empty();
            }

            @Override
            public List<Class<?>> published(UnitOfWork<?> unitOfWork) {
                return List.of();
            }

            @Override
            public Optional<Rejection> translate(Throwable failure) {
                return Optional.of(new Rejection(KernelError.OUTCOME_UNKNOWN, "who knows", failure));
            }
        };
        DecidingCommandBus bus = new DecidingCommandBus(SimpleCommandBus.builder(), unknown, true);
        bus.subscribe(String.class.getName(), command -> {
            decisions.incrementAndGet();
            throw new IllegalStateException("the connection died");
        });

        assertThat(Dispatch.on(bus, "a command").exceptionResult())
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(KernelError.OUTCOME_UNKNOWN));
        assertThat(decisions).hasValue(1);
    }

    /** The ledger commits for commands; a transaction around each would hold a pooled connection meanwhile. */
    @Test
    void opens_no_transaction_even_where_it_is_given_a_manager() {
        AtomicInteger started = new AtomicInteger();
        TransactionManager counting = () -> {
            started.incrementAndGet();
            return new Transaction() {
                @Override
                public void commit() {}

                @Override
                public void rollback() {}
            };
        };
        DecidingCommandBus bus = new DecidingCommandBus(
                SimpleCommandBus.builder().transactionManager(counting), new Decisions.MemoryOutcome(ledger), true);
        bus.subscribe(String.class.getName(), command -> "done");

        assertThat(Dispatch.on(bus, "a command").getPayload()).isEqualTo("done");
        assertThat(started).hasValue(0);
    }

    @Test
    void takes_a_command_within_a_command_as_part_of_the_outer_decision() {
        AtomicInteger outer = new AtomicInteger();
        here.with(configurer -> configurer.registerCommandHandler(axon -> new Nesting(axon.commandBus(), () -> {
            if (outer.incrementAndGet() == 1) {
                inAnotherThread(() -> elsewhere.given(STREAM, new Lit(1), new Darkened(1)));
            }
        })));

        here.when(new Nesting.Outer()).thenAnswers("outer of lit");

        assertThat(outer).hasValue(2);
        assertThat(ledger.appends().getLast().byStream()).containsEntry(STREAM, List.of(new Lit(2)));
    }

    private static RejectionCode codeOf(Decision decision) {
        return ((Rejection) decision.result().exceptionResult()).code();
    }

    private static void inAnotherThread(Runnable work) throws InterruptedException {
        Thread.ofVirtual().start(work).join();
    }
}
