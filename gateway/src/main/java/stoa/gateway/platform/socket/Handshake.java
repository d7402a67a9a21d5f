package stoa.gateway.platform.socket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.access.Caller;

/**
 * Turns an ordinary request into a socket. Its origin, its login and whatever tokens its answer brings are the business
 * of the same filters as every other request's, since the route is an ordinary controller.
 */
@Component
public final class Handshake {

    private static final String VERSION_HEADER = "Sec-WebSocket-Version";
    private static final String VERSION = "13";

    /** So many messages that are larger than usual are read at a time. */
    private static final int LARGE_MESSAGES = 32;

    private final Sockets sockets;
    private final SocketWorkers workers;
    private final GatewaySettings.Sockets limits;
    private final Semaphore largeMessages = new Semaphore(LARGE_MESSAGES);

    Handshake(Sockets sockets, SocketWorkers workers, GatewaySettings settings) {
        this.sockets = sockets;
        this.workers = workers;
        this.limits = settings.sockets();
    }

    /** Answers the request with an open socket, or with why not. */
    public void accept(
            Face face, Caller caller, FrameReader reader, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        requireSocket(request);
        Socket socket = sockets.admit(face, caller);
        SocketEndpoint endpoint = new SocketEndpoint(socket, intake(socket, reader), sockets, limits.writeWithin());
        try {
            container(request)
                    .upgradeHttpToWebSocket(request, response, config(request.getRequestURI(), endpoint), Map.of());
        } catch (DeploymentException impossible) {
            throw new IllegalStateException("no socket can be opened", impossible);
        } finally {
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                sockets.gone(socket);
            }
        }
    }

    private Intake intake(Socket socket, FrameReader reader) {
        Throttle throttle = new Throttle(limits.perSecond(), limits.burst(), System::nanoTime);
        DataSize largest = reader.largest(limits.maxMessage());
        SizeLimit limit = new SizeLimit(limits.maxMessage().toBytes(), largest.toBytes(), largeMessages);
        return new Intake(socket, reader, workers.inbox(), throttle, limit);
    }

    private static void requireSocket(HttpServletRequest request) {
        if (!asksForSocket(request)) {
            throw new Rejection(KernelError.INVALID, "only WebSockets are to be had here");
        }
        // The container would refuse it as well, but without a word.
        if (!VERSION.equals(request.getHeader(VERSION_HEADER))) {
            throw otherVersion();
        }
    }

    private static ErrorResponseException otherVersion() {
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.UPGRADE_REQUIRED);
        refusal.getHeaders().set(VERSION_HEADER, VERSION);
        return refusal;
    }

    private static boolean asksForSocket(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.UPGRADE)).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .anyMatch(protocol -> protocol.strip().equalsIgnoreCase("websocket"));
    }

    private static ServerContainer container(HttpServletRequest request) {
        return (ServerContainer) request.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private static ServerEndpointConfig config(String path, SocketEndpoint endpoint) {
        return ServerEndpointConfig.Builder.create(SocketEndpoint.class, path)
                .configurator(new Accepted(endpoint))
                .build();
    }

    /** No extensions: compression would cost each socket some hundred kilobytes, and messages are short. */
    private static final class Accepted extends ServerEndpointConfig.Configurator {

        private final SocketEndpoint endpoint;

        Accepted(SocketEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }
}
