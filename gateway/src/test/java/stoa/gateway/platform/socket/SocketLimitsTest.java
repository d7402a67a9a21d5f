package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.gateway.kit.FakeLive;
import stoa.gateway.kit.GatewayUnderTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.RawSocket;
import stoa.testkit.http.RawSocket.Frame;
import stoa.testkit.http.SocketClient;
import stoa.testkit.http.SocketClient.Closed;

/** What happens to clients that do not read, do not answer, or ask for too much. */
@SpringBootTest(
        classes = GatewayUnderTest.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stoa.gateway.password.memory=64KB",
            "stoa.gateway.password.iterations=1",
            "stoa.gateway.sockets.per-person=3",
            "stoa.gateway.sockets.per-second=1",
            "stoa.gateway.sockets.burst=4",
            "stoa.gateway.sockets.queued=20",
            "stoa.gateway.sockets.write-within=30s",
            "stoa.gateway.sockets.ping-every=300ms",
            "spring.profiles.active=free-ports",
            "spring.main.banner-mode=off"
        })
class SocketLimitsTest {

    private static final String TYPELESS = "{}";

    @LocalServerPort
    int port;

    @Autowired
    FakeLive live;

    @Autowired
    MeterRegistry meters;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private LoggedIn alice;
    private LoggedIn bob;

    @BeforeEach
    void logIn() {
        Client client = new Client(port);
        alice = client.register();
        bob = client.register();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private SocketClient open(LoggedIn person) {
        SocketClient socket = SocketClient.open(port, person.bearer());
        opened.add(socket);
        return socket;
    }

    private RawSocket openRaw(LoggedIn person, int receiveBuffer) {
        RawSocket socket = new RawSocket(port, receiveBuffer, person.bearer());
        opened.add(socket);
        return socket;
    }

    private void push(long number, String content) {
        live.append(MessageSent.text(
                new MessagePlace(
                        new ConversationId(4_001),
                        new MessageId(5_000 + number),
                        number,
                        Instant.EPOCH.plusMillis(number)),
                AccountId.parse(alice.id()),
                AccountId.parse(bob.id()),
                content,
                number));
    }

    private double count(String meter, String... tags) {
        return meters.get(meter).tags(tags).counter().count();
    }

    @Test
    void who_does_not_read_is_disconnected_and_holds_up_nobody_else() {
        double slow = count("stoa.sockets.ended", "why", "too-slow");
        double dropped = count("stoa.sockets.dropped");
        RawSocket deaf = openRaw(bob, 4_096);
        SocketClient listening = open(bob);
        String large = "x".repeat(4_000);
        int sent = 0;
        while (count("stoa.sockets.ended", "why", "too-slow") == slow) {
            sent++;
            push(sent, large);
            assertThat(listening.nextJson().get("id").stringValue()).isEqualTo(Long.toString(5_000 + sent));
            sayAlive(deaf);
        }
        deaf.awaitEnd();
        assertThat(count("stoa.sockets.dropped") - dropped).isGreaterThanOrEqualTo(20);
        push(sent + 1, "after");
        assertThat(listening.nextJson().get("content").stringValue()).isEqualTo("after");
        assertThat(listening.isClosed()).isFalse();
    }

    /** It does not read, but it is not dead. */
    private static void sayAlive(RawSocket deaf) {
        try {
            deaf.send(RawSocket.PONG, true, new byte[0]);
        } catch (UncheckedIOException disconnected) {
            assertThat(disconnected).as("what a connection that was ended says").hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void a_client_that_answers_pings_is_never_too_idle_and_one_that_does_not_is_gone() {
        RawSocket silent = openRaw(alice, 0);
        RawSocket answering = openRaw(alice, 0);
        for (int ping = 0; ping < 6; ping++) {
            Frame asked = answering.next(RawSocket.PING);
            answering.send(RawSocket.PONG, true, new byte[0]);
            assertThat(asked.last()).isTrue();
        }
        silent.next(RawSocket.PING);
        silent.next(RawSocket.PING);
        Frame goodbye = silent.next();
        assertThat(goodbye.opcode()).isEqualTo(RawSocket.CLOSE);
        assertThat(goodbye.code()).isEqualTo(1001);
        assertThat(goodbye.text()).endsWith("no sign of life");
        answering.next(RawSocket.PING);
    }

    @Test
    void a_ping_of_a_client_is_answered() {
        RawSocket asking = openRaw(alice, 0);
        asking.send(RawSocket.PING, true, new byte[] {'h', 'i'});
        assertThat(asking.next(RawSocket.PONG).text()).isEqualTo("hi");
    }

    @Test
    void who_sends_too_much_is_told_so_and_who_goes_on_is_disconnected() {
        SocketClient hasty = open(alice);
        IntStream.range(0, 5).forEach(number -> hasty.send(TYPELESS));
        List<Integer> codes = IntStream.range(0, 5)
                .mapToObj(number -> hasty.nextJson().get("code").intValue())
                .sorted()
                .toList();
        assertThat(codes).containsExactly(10001, 10002, 10002, 10002, 10002);
        RawSocket hopeless = openRaw(alice, 0);
        IntStream.range(0, 100).forEach(number -> hopeless.send(TYPELESS));
        assertThat(hopeless.next(RawSocket.CLOSE).code()).isEqualTo(1008);
    }

    @Test
    void a_message_without_end_is_not_read_for_ever() {
        RawSocket endless = openRaw(alice, 0);
        byte[] part = new byte[60_000];
        endless.send(RawSocket.TEXT, false, part);
        for (int number = 0; number < 18; number++) {
            endless.send(RawSocket.CONTINUATION, false, part);
        }
        assertThat(endless.next(RawSocket.CLOSE).code()).isEqualTo(1009);
    }

    @Test
    void text_that_is_no_utf8_ends_the_socket_as_the_protocol_says() {
        RawSocket broken = openRaw(alice, 0);
        broken.send(RawSocket.TEXT, true, new byte[] {'"', (byte) 0xC3, '"'});
        assertThat(broken.next(RawSocket.CLOSE).code()).isEqualTo(1007);
    }

    @Test
    void nobody_has_more_sockets_than_they_may_and_closing_one_makes_room() {
        SocketClient first = open(alice);
        open(alice);
        open(alice);
        assertThat(SocketClient.refused(port, alice.bearer()).statusCode()).isEqualTo(429);
        open(bob);
        first.close();
        assertThat(first.awaitClosed()).isEqualTo(new Closed(1000, ""));
        await().ignoreExceptions().until(() -> open(alice) != null);
    }
}
