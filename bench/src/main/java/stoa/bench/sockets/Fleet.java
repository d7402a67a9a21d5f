package stoa.bench.sockets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import stoa.bench.http.SetUp;

/** Many open sockets of many people on one thread, which reads them all and sends as its traffic says. */
final class Fleet implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 17;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<Line> lines = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Selector selector = Selector.open();
    private final int port;
    private final String path;

    /** What is to be sent when, and what becomes of what is received. */
    interface Traffic {

        /** When the next message is due, in {@link System#nanoTime}; empty if none is left and all have arrived. */
        long nextDue();

        boolean isOver();

        void sendNext(List<Line> lines) throws IOException;

        void received(Line line, String text);
    }

    /** @param path where sockets are opened */
    Fleet(int port, String path) throws IOException {
        this.port = port;
        this.path = path;
    }

    /** Opens more sockets until there are that many, people taking turns. */
    void grow(int count, List<SetUp.User> people) throws IOException {
        while (lines.size() < count) {
            Line line = new Line(port, path, people.get(lines.size() % people.size()));
            line.channel().register(selector, SelectionKey.OP_READ, line);
            lines.add(line);
        }
    }

    /** Those that are open. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    void carry(Traffic traffic) throws IOException {
        while (!traffic.isOver()) {
            long wait = traffic.nextDue() - System.nanoTime();
            if (wait <= 0) {
                traffic.sendNext(lines);
                selector.selectNow();
            } else {
                // Rounded down, so that the last part of a millisecond is spent looking: nothing goes out late.
                long millis = wait / NANOS_PER_MILLI;
                if (millis > 0) {
                    selector.select(millis);
                } else {
                    selector.selectNow();
                }
            }
            read(traffic);
        }
    }

    private void read(Traffic traffic) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            Line line = (Line) key.attachment();
            line.read(buffer, text -> traffic.received(line, text));
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.close();
        }
        selector.close();
    }
}
