package stoa.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import stoa.bench.platform.Callers;
import stoa.bench.platform.Measured;

/**
 * Sends HTTP requests over kept-alive connections to this machine, one at a time on each, the next as soon as the last
 * is answered. One thread serves all connections, so that it takes as little as possible from the server's cores.
 */
final class Generator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Selector selector = Selector.open();
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(256 * 1024);
    private final Connection[] connections;

    Generator(int port, int count) throws IOException {
        connections = new Connection[count];
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            connections[i] = new Connection(i, channel);
            channel.register(selector, SelectionKey.OP_READ, connections[i]);
        }
    }

    /** Sends for that time, waits for the last answers, and fails at the first answer that is no success. */
    Measured run(Requests requests, Duration time) throws IOException {
        Histogram nanos = Callers.newHistogram();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (Connection connection : connections) {
            connection.send(requests.next(connection.number));
        }
        int waiting = connections.length;
        while (waiting > 0) {
            if (selector.select(PATIENCE.toMillis()) == 0) {
                throw new IOException(waiting + " connections were not answered within " + PATIENCE);
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.answered(arrived)) {
                    nanos.recordValue(System.nanoTime() - connection.sentAt);
                    waiting -= goOn(connection, requests, end) ? 0 : 1;
                }
            }
            selector.selectedKeys().clear();
        }
        return Measured.of(nanos, (System.nanoTime() - start) / 1e9);
    }

    /** False once the time is over. */
    private static boolean goOn(Connection connection, Requests requests, long end) throws IOException {
        requests.check(connection.answer);
        boolean more = System.nanoTime() - end < 0;
        if (more) {
            connection.send(requests.next(connection.number));
        }
        return more;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    /** One kept-alive connection with at most one request under way. */
    private static final class Connection {

        private final int number;
        private final SocketChannel channel;
        private final ResponseReader answer = new ResponseReader();
        private long sentAt;

        Connection(int number, SocketChannel channel) {
            this.number = number;
            this.channel = channel;
        }

        void send(ByteBuffer request) throws IOException {
            sentAt = System.nanoTime();
            // A request of a few kilobytes always fits the socket's buffer, which is empty between requests.
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("the request is too large to be sent at once");
            }
        }

        boolean answered(ByteBuffer buffer) throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IOException("the server closed connection " + number);
            }
            return answer.read(buffer.flip());
        }
    }
}
