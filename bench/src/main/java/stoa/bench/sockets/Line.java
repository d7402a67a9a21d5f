package stoa.bench.sockets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import stoa.bench.http.SetUp;

/** One open WebSocket as its client has it. It answers pings, and costs the generator next to nothing while idle. */
final class Line implements AutoCloseable {

    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int SHORT = 125;
    private static final int TWO_BYTES = 126;
    private static final byte[] NOTHING = {};

    private final SetUp.User owner;
    private final SocketChannel channel;
    private byte[] unfinished = NOTHING;

    Line(int port, String path, SetUp.User owner) throws IOException {
        this.owner = owner;
        channel = SocketChannel.open(new InetSocketAddress("localhost", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: "
                + owner.authorization() + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("the handshake was answered\n" + head);
        }
        channel.configureBlocking(false);
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("the server closed the connection after\n" + head);
            }
            head.write(one.get(0));
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    SetUp.User owner() {
        return owner;
    }

    SocketChannel channel() {
        return channel;
    }

    void send(String text) throws IOException {
        write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(int first, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) first);
        if (payload.length <= SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        // A mask of zeros leaves the payload as it is.
        frame.putInt(0).put(payload).flip();
        channel.write(frame);
        if (frame.hasRemaining()) {
            throw new IOException("the server does not read");
        }
    }

    /** Reads what there is; whole texts go to the reader. */
    void read(ByteBuffer buffer, Consumer<String> reader) throws IOException {
        buffer.clear().put(unfinished);
        if (channel.read(buffer) < 0) {
            throw new IOException("the server closed the socket of " + owner.name());
        }
        buffer.flip();
        while (takeFrame(buffer, reader)) {
            // Until what remains is the beginning of a frame.
        }
        unfinished = buffer.hasRemaining() ? new byte[buffer.remaining()] : NOTHING;
        buffer.get(unfinished);
    }

    private boolean takeFrame(ByteBuffer buffer, Consumer<String> reader) throws IOException {
        buffer.mark();
        if (buffer.remaining() < 4 && (buffer.remaining() < 2 || buffer.get(buffer.position() + 1) > SHORT)) {
            return false;
        }
        int first = Byte.toUnsignedInt(buffer.get());
        int length = buffer.get();
        if (length == TWO_BYTES) {
            length = Short.toUnsignedInt(buffer.getShort());
        }
        if (buffer.remaining() < length) {
            buffer.reset();
            return false;
        }
        byte[] payload = new byte[length];
        buffer.get(payload);
        switch (first) {
            case TEXT -> reader.accept(new String(payload, StandardCharsets.UTF_8));
            case PING -> write(PONG, payload);
            default -> throw new IOException("a frame that begins with " + Integer.toHexString(first));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
