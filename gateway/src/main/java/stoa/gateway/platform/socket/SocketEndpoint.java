package stoa.gateway.platform.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket as the web server sees it. Text and binary are the same here. */
final class SocketEndpoint extends Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);
    private static final String BLOCKING_WRITE = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final String CLOSING = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    /** The container answers a ping on the thread that read it, which others need: not behind a client that stalls. */
    private static final Duration PONG = Duration.ofMillis(500);

    private final Socket socket;
    private final Intake intake;
    private final Sockets sockets;
    private final Duration writeWithin;

    SocketEndpoint(Socket socket, Intake intake, Sockets sockets, Duration writeWithin) {
        this.socket = socket;
        this.intake = intake;
        this.sockets = sockets;
        this.writeWithin = writeWithin;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.getAsyncRemote().setSendTimeout(writeWithin.toMillis());
        session.getUserProperties().put(BLOCKING_WRITE, PONG.toMillis());
        session.getUserProperties().put(CLOSING, GOODBYE.toMillis());
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) this::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) this::binary);
        session.addMessageHandler(PongMessage.class, (MessageHandler.Whole<PongMessage>)
                pong -> socket.pulse().heard());
        socket.open(session);
    }

    private void text(String part, boolean last) {
        socket.pulse().heard();
        intake.take(part.getBytes(StandardCharsets.UTF_8), last);
    }

    private void binary(ByteBuffer part, boolean last) {
        socket.pulse().heard();
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        intake.take(bytes, last);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        intake.close();
        sockets.gone(socket);
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.debug("A socket broke: {}", failure.toString());
    }
}
