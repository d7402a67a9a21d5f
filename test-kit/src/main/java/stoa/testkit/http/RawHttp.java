package stoa.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Says exactly these bytes and reads what comes back until the other side closes. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** Sends a request, which should ask for the connection to be closed. */
    public static Heard say(int port, String request) {
        return say(port, request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Heard say(int port, byte[] request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException refusedWhileSending) {
                return new Heard(drain(socket.getInputStream()));
            }
            return new Heard(drain(socket.getInputStream()));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Says this and that nothing more will follow; what comes back may be nothing at all. */
    public static String sayAndEnd(int port, byte[] request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
                return drain(socket.getInputStream());
            } catch (SocketException reset) {
                return "";
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String drain(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What the other side said. */
    public record Heard(String text) {

        public int status() {
            return Integer.parseInt(text.split(" ", -1)[1]);
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        public List<String> headers() {
            return text.substring(0, text.indexOf("\r\n\r\n")).lines().skip(1).toList();
        }

        public boolean hasHeader(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers().stream()
                    .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith(start));
        }
    }
}
