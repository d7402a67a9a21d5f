package stoa.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of the feed that reads as little at a time as it likes, and hangs up when it likes. */
final class FeedReader implements AutoCloseable {

    private final Socket socket = new Socket();
    private final InputStream in;

    /** Asks, and reads nothing yet. A small window, so that what is not read stays with the server. */
    FeedReader(int port, String path, String[] bearer) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("localhost", port));
        String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nConnection: close\r\n\r\n"
                .formatted(path, bearer[0], bearer[1]);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        in = socket.getInputStream();
    }

    /** At most so many bytes more, head and chunk sizes and all; fewer only at the end. */
    String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
