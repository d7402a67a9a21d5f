package stoa.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket by hand: frames as bytes, no answer to a ping, no reading unless asked to. */
public final class RawSocket implements AutoCloseable {

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String head;

    /** A frame that came; {@code code} is 0 unless it closes. */
    public record Frame(int opcode, boolean last, String text, int code) {

        static Frame of(int first, byte[] payload) {
            int opcode = first & 0x0F;
            boolean closes = opcode == CLOSE && payload.length >= 2;
            return new Frame(
                    opcode,
                    (first & FIN) != 0,
                    new String(payload, StandardCharsets.UTF_8),
                    closes ? Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()) : 0);
        }
    }

    /**
     * @param receiveBuffer how much the operating system takes on behalf of somebody who does not read; 0 for its own
     *     idea
     */
    public RawSocket(int port, int receiveBuffer, String... headers) {
        this("/api/v1/ws", port, receiveBuffer, headers);
    }

    /** The same at a path, with its query if need be. */
    public static RawSocket at(int port, String path, String... headers) {
        return new RawSocket(path, port, 0, headers);
    }

    private RawSocket(String path, int port, int receiveBuffer, String... headers) {
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                    + "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
            for (int at = 0; at < headers.length; at += 2) {
                request.append(headers[at]).append(": ").append(headers[at + 1]).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            head = readHead();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The first lines of the answer to the handshake, up to the empty one. */
    public String head() {
        return head;
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            bytes.write(in.readUnsignedByte());
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    public void send(String text) {
        send(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(int opcode, boolean last, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) (opcode | (last ? FIN : 0)));
        if (payload.length < 126) {
            frame.put((byte) (payload.length | MASKED));
        } else if (payload.length < 65_536) {
            frame.put((byte) (126 | MASKED)).putShort((short) payload.length);
        } else {
            frame.put((byte) (127 | MASKED)).putLong(payload.length);
        }
        // A mask of zeros leaves the payload as it is.
        frame.putInt(0).put(payload);
        try {
            socket.getOutputStream().write(frame.array(), 0, frame.position());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The next frame, whatever it is. */
    public Frame next() {
        try {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            return Frame.of(first, in.readNBytes(length));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The next frame of a kind; others are passed over. */
    public Frame next(int opcode) {
        Frame frame = next();
        while (frame.opcode() != opcode) {
            frame = next();
        }
        return frame;
    }

    /** Reads whatever there still is until the connection ends. */
    public void awaitEnd() {
        try {
            in.skipNBytes(Long.MAX_VALUE);
        } catch (IOException ended) {
            // End of stream or reset: either way it is over.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
