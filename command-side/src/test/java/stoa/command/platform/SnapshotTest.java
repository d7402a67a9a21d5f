package stoa.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.command.platform.Lamp.STREAM;
import static stoa.command.platform.Lamp.light;

import java.util.stream.IntStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import stoa.command.platform.Lamp.Darkened;
import stoa.command.platform.Lamp.Lit;
import stoa.command.platform.Lamp.PutOut;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class SnapshotTest {

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture node = Decisions.node(ledger, Lamp.MODULE);
    private final SnapshotSerializer serializer = new SnapshotSerializer();

    @Test
    void is_written_after_so_many_events_and_not_before() {
        lightAndPutOut(Aggregates.EVENTS_PER_SNAPSHOT / 2 - 1);
        assertThat(ledger.storedSnapshot(STREAM)).isEmpty();

        lightAndPutOut(1);
        assertThat(ledger.storedSnapshot(STREAM))
                .hasValueSatisfying(snapshot ->
                        assertThat(snapshot.getSequenceNumber()).isEqualTo(Aggregates.EVENTS_PER_SNAPSHOT - 1));
    }

    @Test
    void and_the_events_after_it_give_the_same_state_as_all_events() {
        lightAndPutOut(Aggregates.EVENTS_PER_SNAPSHOT / 2);
        node.when(light()).thenSucceeds();
        MemoryLedger withoutSnapshots = Decisions.ledger();
        copyStream(withoutSnapshots);

        Lamp fromSnapshot = load(Decisions.node(ledger, Lamp.MODULE));
        Lamp fromEvents = load(Decisions.node(withoutSnapshots, Lamp.MODULE));

        assertThat(ledger.snapshotReads()).isEqualTo(1);
        assertThat(withoutSnapshots.snapshotReads()).isZero();
        assertThat(fromSnapshot).usingRecursiveComparison().isEqualTo(fromEvents);
    }

    @Test
    void of_another_revision_is_not_read() {
        SerializedObject<byte[]> current = serializer.serialize(new Lamp(), byte[].class);
        SerializedObject<byte[]> older = new SimpleSerializedObject<>(
                current.getData(), byte[].class, current.getType().getName(), "0");

        assertThatThrownBy(() -> serializer.deserialize(older))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("revision 0 where 1 is current");
    }

    private void lightAndPutOut(int times) {
        IntStream.range(0, times).forEach(time -> {
            node.when(light()).thenSucceeds();
            node.when(new PutOut()).thenSucceeds();
        });
    }

    private void copyStream(MemoryLedger target) {
        DecisionFixture copy = Decisions.node(target, Lamp.MODULE);
        ledger.appends()
                .forEach(append -> append.byStream().forEach((stream, events) -> copy.given(stream, events.toArray())));
        assertThat(target.appends().getFirst().byStream().get(STREAM).getFirst())
                .isIn(new Lit(1), new Darkened(1));
    }

    private static Lamp load(DecisionFixture fixture) {
        return new DefaultUnitOfWork<>(new GenericMessage<>("look"))
                .executeWithResult(() -> fixture.configuration()
                        .repository(Lamp.class)
                        .load(STREAM)
                        .invoke(lamp -> lamp))
                .getPayload();
    }
}
