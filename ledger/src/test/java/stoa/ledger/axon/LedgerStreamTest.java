package stoa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerSettings;
import stoa.ledger.TestEvents;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** What somebody is handed who follows the log. */
class LedgerStreamTest {

    private final Serializer serializer = Account.serializer();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final PostgresLedger otherNode = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final String account = "account:" + UUID.randomUUID();
    private final LedgerEventStore store = storeOver(ledger);

    @AfterEach
    void stop() {
        otherNode.close();
        ledger.close();
        connections.close();
    }

    private LedgerEventStore storeOver(Ledger itsLedger) {
        return LedgerEventStore.over(itsLedger)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    private void publish(long sequence, Object event) {
        store.publish(new GenericDomainEventMessage<>("account", account, sequence, event));
    }

    @Test
    void a_reader_that_keeps_up_gets_the_very_objects_that_were_published() throws Exception {
        try (BlockingStream<TrackedEventMessage<?>> one = store.openStream(null);
                BlockingStream<TrackedEventMessage<?>> two = store.openStream(null)) {
            Account.Opened payload = new Account.Opened(account);
            publish(0, payload);

            TrackedEventMessage<?> message = one.nextAvailable();
            assertThat(message.getPayload()).isSameAs(payload);
            assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
            assertThat(two.nextAvailable()).isSameAs(message);
        }
    }

    @Test
    void what_is_handed_over_reads_like_what_is_read_back() throws Exception {
        try (BlockingStream<TrackedEventMessage<?>> live = store.openStream(null)) {
            store.publish(new GenericDomainEventMessage<>("Account", account, 0, new Account.Opened(account))
                    .withMetaData(Map.of("actor", "7")));
            TrackedEventMessage<?> handedOver = live.nextAvailable();
            TrackedEventMessage<?> readBack = new EventTranslation(serializer, new EventUpcasterChain())
                    .toMessages(ledger.page(0, 10))
                    .getFirst();

            assertThat(handedOver.getPayload()).isEqualTo(readBack.getPayload());
            assertThat(handedOver.getMetaData()).isEqualTo(readBack.getMetaData());
            assertThat(handedOver.getIdentifier()).isEqualTo(readBack.getIdentifier());
            assertThat(handedOver.getTimestamp()).isEqualTo(readBack.getTimestamp());
            assertThat(handedOver.trackingToken()).isEqualTo(readBack.trackingToken());
        }
    }

    @Test
    void a_stream_calls_back_when_something_is_there() throws Exception {
        Semaphore available = new Semaphore(0);
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(store.createHeadToken())) {
            assertThat(stream.setOnAvailableCallback(available::release)).isTrue();
            assertThat(stream.hasNextAvailable()).isFalse();

            publish(0, new Account.Opened(account));

            assertThat(available.tryAcquire(400, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void readers_that_catch_up_side_by_side_read_the_log_once() throws Exception {
        ledger.append(Append.of(TestEvents.event("a", 0), TestEvents.event("a", 1), TestEvents.event("a", 2)));
        AtomicInteger pages = new AtomicInteger();
        try (PostgresLedger restarted = PostgresLedger.open(connections, LedgerSettings.defaults())) {
            LedgerEventStore late = storeOver(counting(restarted, "page", pages));
            try (BlockingStream<TrackedEventMessage<?>> one = late.openStream(null);
                    BlockingStream<TrackedEventMessage<?>> two = late.openStream(null);
                    BlockingStream<TrackedEventMessage<?>> further =
                            late.openStream(new GlobalSequenceTrackingToken(1))) {
                List<TrackedEventMessage<?>> read = List.of(one.nextAvailable(), one.nextAvailable());

                assertThat(two.nextAvailable()).isSameAs(read.get(0));
                assertThat(two.nextAvailable()).isSameAs(read.get(1));
                assertThat(further.nextAvailable()).isSameAs(read.get(1));
                assertThat(further.nextAvailable().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
                assertThat(pages).hasValue(1);
            }
        }
    }

    private static Ledger counting(Ledger ledger, String method, AtomicInteger calls) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        calls.incrementAndGet();
                    }
                    return called.invoke(ledger, arguments);
                });
    }

    @Test
    void a_stream_hears_of_other_nodes() throws Exception {
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            otherNode.append(Append.of(TestEvents.event("a", 0), TestEvents.event("a", 1)));

            assertThat(stream.hasNextAvailable(400, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
            assertThat(stream.nextAvailable().getPayloadType()).isEqualTo(UnknownSerializedType.class);
        }
    }

    @Test
    void a_listener_is_told_of_all_nodes_in_order() throws Exception {
        BlockingQueue<Long> told = new LinkedBlockingQueue<>();
        ledger.onAppended(events -> events.forEach(event -> told.add(event.position())));

        for (int i = 0; i < 50; i++) {
            (i % 3 == 0 ? otherNode : ledger).append(Append.of(TestEvents.event("s" + i, 0)));
        }

        for (long position = 1; position <= 50; position++) {
            assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(position);
        }
    }

    @Test
    void a_token_ahead_of_the_ledger_is_refused() {
        assertThatThrownBy(() -> store.openStream(new GlobalSequenceTrackingToken(1)))
                .hasMessageContaining("ahead of the ledger");
    }

    @Test
    void what_a_reader_has_no_use_for_is_passed_over_and_now_and_then_handed_out_for_its_position() throws Exception {
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            publish(0, new Account.Opened(account));
            stream.skipMessagesWithPayloadTypeOf(stream.nextAvailable());
            for (int sequence = 1; sequence <= LedgerStream.PASSED_OVER; sequence++) {
                publish(sequence, new Account.Opened(account));
            }

            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();
            publish(LedgerStream.PASSED_OVER + 1, new Account.Opened(account));
            assertThat(stream.nextAvailable().trackingToken())
                    .isEqualTo(new GlobalSequenceTrackingToken(LedgerStream.PASSED_OVER + 2));

            publish(LedgerStream.PASSED_OVER + 2, new Account.Opened(account));
            publish(LedgerStream.PASSED_OVER + 3, new Account.Deposited(5));
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Account.Deposited(5));
        }
    }
}
