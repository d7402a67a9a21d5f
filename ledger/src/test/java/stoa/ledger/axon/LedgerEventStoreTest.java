package stoa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.GuardFailedException;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.TestEvents;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class LedgerEventStoreTest {

    private static final int SNAPSHOT_EVERY = 5;

    private final Serializer serializer = Account.serializer();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final PostgresLedger otherNode = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final List<UnitOfWork<?>> units = new ArrayList<>();
    private final String account = "account:" + UUID.randomUUID();
    private LedgerEventStore store;
    private Configuration axon;

    @BeforeEach
    void start() {
        store = LedgerEventStore.over(ledger)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        axon = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(c -> serializer)
                .configureTransactionManager(c -> NoTransactionManager.INSTANCE)
                .configureEventStore(c -> store)
                .configureCommandBus(c -> SimpleCommandBus.builder().build())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Account.class)
                        .configureSnapshotTrigger(
                                c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), SNAPSHOT_EVERY)))
                .buildConfiguration();
        axon.start();
        axon.commandBus().registerHandlerInterceptor((unit, chain) -> {
            units.add(unit);
            return chain.proceed();
        });
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        otherNode.close();
        ledger.close();
        connections.close();
    }

    private int send(Object command) {
        Object result = axon.commandGateway().sendAndWait(command);
        return result instanceof Integer balance ? balance : 0;
    }

    @Test
    void an_aggregate_is_created_loaded_and_appended_to() {
        send(new Account.Open(account));
        send(new Account.Deposit(account, 5));

        assertThat(send(new Account.Deposit(account, 7))).isEqualTo(12);
        assertThat(store.readEvents(account).asStream()).hasSize(3).allSatisfy(message -> {
            assertThat(message.getAggregateIdentifier()).isEqualTo(account);
            assertThat(message.getType()).isEqualTo("account");
        });
        assertThat(store.lastSequenceNumberFor(account)).contains(2L);
        assertThat(store.lastSequenceNumberFor("none")).isEmpty();
    }

    @Test
    void a_unit_of_work_knows_afterwards_what_it_has_appended() {
        send(new Account.Open(account));
        send(new Account.Deposit(account, 5));

        AppendedEvents appended = LedgerEventStore.appended(units.getLast()).orElseThrow();
        assertThat(appended.lastPosition()).isEqualTo(2);
        assertThat(appended.names()).containsExactly(Account.Deposited.class.getName());
    }

    @Test
    void a_unit_of_work_tells_in_order_what_it_has_published_so_far() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("two events"));
        assertThat(LedgerEventStore.published(unit)).isEmpty();

        store.publish(GenericEventMessage.asEventMessage(new Account.Opened(account)));
        store.publish(GenericEventMessage.asEventMessage(new Account.Deposited(5)));

        assertThat(LedgerEventStore.published(unit)).containsExactly(Account.Opened.class, Account.Deposited.class);
        unit.rollback();
    }

    @Test
    void creating_what_exists_is_a_conflict_at_sequence_zero() {
        send(new Account.Open(account));

        assertThatThrownBy(() -> send(new Account.Open(account))).isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void a_stream_that_another_node_went_on_with_is_a_conflict() {
        send(new Account.Open(account));
        otherNode.append(Append.of(TestEvents.event(account, 1)));

        assertThatThrownBy(() ->
                        store.publish(new GenericDomainEventMessage<>("account", account, 1, new Account.Deposited(1))))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void a_failed_guard_refuses_the_command() {
        send(new Account.Open(account));
        send(new Account.Open("account:other"));

        assertThatThrownBy(() -> send(new Account.DepositIfQuiet(account, "account:other", 7)))
                .isInstanceOf(GuardFailedException.class);
        send(new Account.DepositIfQuiet(account, "account:other", 0));
        assertThat(store.lastSequenceNumberFor(account)).contains(1L);
    }

    @Test
    void a_second_append_in_one_unit_of_work_is_refused() {
        send(new Account.Open(account));

        assertThatThrownBy(() -> send(new Account.DepositAndPublishLate(account)))
                .hasMessageContaining("a unit of work appends once");
        assertThat(ledger.head()).isEqualTo(2);
    }

    @Test
    void two_aggregates_in_one_unit_of_work_are_one_append() {
        DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("both")).execute(() -> {
            store.publish(new GenericDomainEventMessage<>("account", account, 0, new Account.Opened(account)));
            store.publish(new GenericDomainEventMessage<>("account", "account:b", 0, new Account.Opened("b")));
        });

        assertThat(ledger.page(0, 10))
                .extracting(stored -> stored.event().stream())
                .containsExactly(account, "account:b");
    }

    @Test
    void a_snapshot_is_written_and_read() {
        send(new Account.Open(account));
        for (int i = 0; i < SNAPSHOT_EVERY; i++) {
            send(new Account.Deposit(account, 1));
        }

        Awaitility.await().until(() -> ledger.snapshot(account).isPresent());
        assertThat(ledger.snapshot(account).orElseThrow().event().name()).isEqualTo(Account.class.getName());
        assertThat(store.readEvents(account).asStream().count()).isLessThan(SNAPSHOT_EVERY + 1);
        assertThat(send(new Account.Deposit(account, 1))).isEqualTo(SNAPSHOT_EVERY + 1);
    }

    @Test
    void tokens_are_positions() {
        send(new Account.Open(account));
        EventMessage<?> first = store.readEvents(account).next();

        assertThat(store.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(store.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(store.createTokenAt(first.getTimestamp())).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(store.createTokenAt(first.getTimestamp().plusSeconds(1)))
                .isEqualTo(new GlobalSequenceTrackingToken(1));
    }

    @Test
    void an_event_of_no_aggregate_is_a_stream_of_its_own() {
        EventMessage<?> event = GenericEventMessage.asEventMessage(new Account.Deposited(1));
        store.publish(event);

        assertThat(ledger.endOf(event.getIdentifier())).isZero();
    }

    @Test
    void reading_on_from_a_sequence_skips_what_was_before() {
        send(new Account.Open(account));
        send(new Account.Deposit(account, 5));

        assertThat(store.readEvents(account, 1).asStream().toList())
                .singleElement()
                .satisfies(message -> assertThat(message.getPayload()).isEqualTo(new Account.Deposited(5)));
        assertThat(store.readEvents(account, 2).hasNext()).isFalse();
    }

    @Test
    void upcasters_see_what_is_read_back_by_stream_and_by_aggregate() throws Exception {
        LedgerEvent old = TestEvents.event(account, 0, "{\"amount\":4}");
        ledger.append(Append.of(old));
        LedgerEventStore upcasting = LedgerEventStore.over(ledger)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasters(new EventUpcasterChain(new HappenedIsDeposited()))
                .build();

        assertThat(upcasting.readEvents(account).next().getPayload()).isEqualTo(new Account.Deposited(4));
        try (BlockingStream<TrackedEventMessage<?>> stream = upcasting.openStream(null)) {
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Account.Deposited(4));
        }
    }

    private static final class HappenedIsDeposited extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("test.Happened");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            SerializedType deposited = new SimpleSerializedType(Account.Deposited.class.getName(), "1");
            return event.upcastPayload(deposited, byte[].class, payload -> payload);
        }
    }

    @Test
    void what_nobody_knows_any_more_is_still_read() {
        ledger.append(Append.of(TestEvents.event(account, 0)));

        assertThat(store.readEvents(account).next().getPayloadType()).isEqualTo(UnknownSerializedType.class);
    }
}
