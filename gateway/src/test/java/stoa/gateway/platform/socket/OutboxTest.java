package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import stoa.gateway.platform.GatewaySettings;

/** Sending to a client that takes its time, and to one that takes too much of it. */
class OutboxTest {

    private static final int QUEUED = 3;
    private static final int QUEUED_BYTES = 100;

    private final List<String> written = new ArrayList<>();
    private final List<Ending> givenUp = new ArrayList<>();
    private final RemoteEndpoint.Async client = (RemoteEndpoint.Async) Proxy.newProxyInstance(
            OutboxTest.class.getClassLoader(), new Class<?>[] {RemoteEndpoint.Async.class}, this::write);
    private final Outbox outbox = new Outbox(limits(), givenUp::add);
    private SendHandler underWay;

    private static GatewaySettings.Sockets limits() {
        Duration ever = Duration.ofHours(1);
        return new GatewaySettings.Sockets(
                1, DataSize.ofKilobytes(64), 1, 1, QUEUED, DataSize.ofBytes(QUEUED_BYTES), ever, ever, 1);
    }

    private Object write(Object proxy, Method sendText, Object... arguments) {
        assertThat(sendText.getName()).isEqualTo("sendText");
        written.add((String) arguments[0]);
        underWay = (SendHandler) arguments[1];
        return null;
    }

    private void finish() {
        underWay.onResult(new SendResult((Session) null));
    }

    private void fail(Exception why) {
        underWay.onResult(new SendResult(null, why));
    }

    private void send(int... numbers) {
        IntStream.of(numbers).forEach(number -> outbox.send(Integer.toString(number)));
    }

    @Test
    void one_write_is_under_way_at_a_time_and_the_rest_follows_in_order() {
        outbox.open(client);
        send(1, 2, 3);
        assertThat(written).containsExactly("1");
        finish();
        assertThat(written).containsExactly("1", "2");
        finish();
        finish();
        send(4);
        assertThat(written).containsExactly("1", "2", "3", "4");
    }

    @Test
    void what_is_sent_before_the_socket_is_open_is_written_once_it_is() {
        send(1, 2);
        assertThat(written).isEmpty();
        outbox.open(client);
        finish();
        assertThat(written).containsExactly("1", "2");
    }

    @Test
    void a_client_that_lets_too_many_wait_is_given_up_on_once_and_sent_nothing_more() {
        outbox.open(client);
        send(1, 2, 3, 4);
        assertThat(givenUp).isEmpty();
        send(5, 6);
        assertThat(givenUp).containsExactly(Ending.TOO_SLOW);
        assertThat(outbox.waiting()).as("what is lost with it").isEqualTo(4);
        outbox.close();
        finish();
        assertThat(written).containsExactly("1");
    }

    @Test
    void a_client_that_lets_too_much_wait_is_given_up_on() {
        outbox.open(client);
        send(1);
        outbox.send("x".repeat(QUEUED_BYTES));
        assertThat(givenUp).isEmpty();
        send(2);
        assertThat(givenUp).containsExactly(Ending.TOO_SLOW);
    }

    @Test
    void what_has_been_written_counts_no_more() {
        outbox.open(client);
        for (int round = 0; round < 10; round++) {
            send(1);
            outbox.send("x".repeat(QUEUED_BYTES));
            finish();
            finish();
        }
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_write_that_takes_too_long_and_one_that_breaks_are_told_apart() {
        outbox.open(client);
        send(1);
        fail(new SocketTimeoutException());
        assertThat(givenUp).containsExactly(Ending.TOO_SLOW);

        Outbox other = new Outbox(limits(), givenUp::add);
        other.open(client);
        other.send("1");
        fail(new IOException("reset"));
        other.send("2");
        assertThat(givenUp).containsExactly(Ending.TOO_SLOW, Ending.LOST);
        assertThat(written).doesNotContain("2");
    }
}
