package stoa.testkit.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open WebSocket as a client has it: what it is sent waits until a test asks for it. */
public final class SocketClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** How the other side said goodbye; 1006 if it did not. */
    public record Closed(int code, String reason) {}

    private SocketClient(int port, String path, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        for (int at = 0; at < headers.length; at += 2) {
            builder.header(headers[at], headers[at + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + path), new Listener())
                .join();
    }

    /** Opens one with headers as names and values in turn. */
    public static SocketClient open(int port, String... headers) {
        return new SocketClient(port, "/api/v1/ws", headers);
    }

    /** The same at a path, with its query if need be. */
    public static SocketClient openAt(int port, String path, String... headers) {
        return new SocketClient(port, path, headers);
    }

    /** The answer to a handshake that is refused. */
    public static HttpResponse<?> refused(int port, String... headers) {
        return refusedAt(port, "/api/v1/ws", headers);
    }

    /** The same at a path, with its query if need be. */
    public static HttpResponse<?> refusedAt(int port, String path, String... headers) {
        try {
            openAt(port, path, headers).close();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refusal) {
                return refusal.getResponse();
            }
            throw failed;
        }
        throw new AssertionError("the handshake was accepted");
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The same as one binary message. */
    public void sendBinary(String text) {
        socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    /** One message in two parts. */
    public void sendInParts(String first, String second) {
        socket.sendText(first, false).join();
        socket.sendText(second, true).join();
    }

    /** The next message as text; fails if none comes. */
    public String next() {
        try {
            String text = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing was sent within " + PATIENCE);
            }
            return text;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public JsonNode nextJson() {
        return JSON.readTree(next());
    }

    /** How many messages have come and were not asked for. */
    public int unread() {
        return received.size();
    }

    /** How the other side ends it; fails if it does not. */
    public Closed awaitClosed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                received.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(new Closed(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(new Closed(1006, failure.toString()));
        }
    }
}
