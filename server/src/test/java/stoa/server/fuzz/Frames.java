package stoa.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import stoa.testkit.http.RawSocket;
import stoa.testkit.http.RawSocket.Frame;

/** Malformed frames at one face's socket, which is opened again when it had to be ended. */
final class Frames implements AutoCloseable {

    /** What ends a socket by our fault; whoever closes it with another code is answered with the same. */
    private static final Set<Integer> OUR_FAULT = Set.of(1006, 1011, 1012, 1013, 1014);

    private static final List<String> KEYS = List.of("type", "content", "data", "receiver_id", "conversationId");
    private static final int TOO_LARGE = 70_000;

    private final Way way;
    private RawSocket socket;

    /** How a face's socket is opened, and how one knows that it goes on. */
    interface Way {

        RawSocket open();

        /** What is answered, or comes back, once everything before it has been dealt with; told apart by the number. */
        String probe(int number);

        boolean answers(String text, int number);
    }

    Frames(Way way) {
        this.way = way;
    }

    /**
     * Sends one, and what shows that the socket goes on unless it is ended for their fault.
     *
     * @return false if no socket is opened for these people any more
     */
    boolean shoot(Dice dice, int number, String what) {
        if (socket == null) {
            socket = way.open();
        }
        if (socket.head().startsWith("HTTP/1.1 401")) {
            close();
            return false;
        }
        String sent = "nothing";
        try {
            sent = send(dice);
            socket.send(way.probe(number));
            await(number, what + ", sent " + sent);
        } catch (UncheckedIOException ended) {
            assertThat(ended.getCause()).as(what + ", sent " + sent).isNotInstanceOf(SocketTimeoutException.class);
            // It was ended while something was still being sent, so that its last word could not be read.
            close();
        }
        return true;
    }

    private void await(int number, String what) {
        while (true) {
            Frame frame = socket.next();
            if (frame.opcode() == RawSocket.CLOSE) {
                assertThat(frame.code()).as(what).isNotIn(OUR_FAULT);
                close();
                return;
            }
            if (frame.opcode() == RawSocket.TEXT) {
                assertThat(frame.text())
                        .as(what)
                        .startsWith("{")
                        .doesNotContain("Exception", "\"code\":50", "INTERNAL_ERROR");
                if (way.answers(frame.text(), number)) {
                    return;
                }
            }
        }
    }

    private String send(Dice dice) {
        byte[] text = Dice.utf8(dice.in(90) ? dice.object(KEYS) : dice.value());
        switch (dice.below(16)) {
            case 0 -> socket.send(RawSocket.TEXT, true, dice.damaged(text));
            case 1 -> inParts(text);
            case 2 -> socket.send(2, true, text);
            case 3 -> socket.send(dice.below(16), dice.in(50), dice.bytes());
            case 4 -> socket.send(RawSocket.PING, true, Dice.utf8("p"));
            case 5 -> socket.send(RawSocket.TEXT, true, dice.in(10) ? new byte[TOO_LARGE] : new byte[0]);
            default -> socket.send(RawSocket.TEXT, true, text);
        }
        return new String(text, 0, Math.min(text.length, 500), StandardCharsets.UTF_8);
    }

    private void inParts(byte[] text) {
        int half = text.length / 2;
        socket.send(RawSocket.TEXT, false, java.util.Arrays.copyOf(text, half));
        socket.send(RawSocket.PING, true, new byte[0]);
        socket.send(RawSocket.CONTINUATION, true, java.util.Arrays.copyOfRange(text, half, text.length));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
