package stoa.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says exactly these bytes and reads one answer, over one connection for as long as the other side keeps it. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)\\s*$");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding:\\s*chunked\\s*$");
    private static final Pattern CLOSING = Pattern.compile("(?im)^connection:\\s*close\\s*$");
    private static final int HEX = 16;

    /** After {@code HTTP/1.1 }. */
    private static final int STATUS_AT = 9;

    private final int port;
    private Socket socket;
    private InputStream in;

    public RawConnection(int port) {
        this.port = port;
    }

    /** An answer. */
    public record Said(int status, String head, String body) {

        static final Said NOTHING = new Said(0, "", "");
    }

    /**
     * Sends a request, whose method tells whether its answer has a body, and reads the answer.
     *
     * @throws UncheckedIOException if none comes
     */
    public Said say(byte[] request) {
        boolean fresh = socket == null;
        try {
            Said said = exchange(request);
            // A connection may have ended since, of which whoever writes on it hears by reading nothing.
            return said.equals(Said.NOTHING) && !fresh ? exchange(request) : said;
        } catch (IOException broken) {
            close();
            throw new UncheckedIOException(broken);
        }
    }

    private Said exchange(byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        boolean bodiless = new String(request, 0, Math.min(request.length, 5), StandardCharsets.ISO_8859_1)
                .equalsIgnoreCase("HEAD ");
        try {
            socket.getOutputStream().write(request);
            Said said = answer(bodiless);
            if (said.equals(Said.NOTHING) || CLOSING.matcher(said.head()).find()) {
                close();
            }
            return said;
        } catch (SocketException reset) {
            close();
            return Said.NOTHING;
        }
    }

    private Said answer(boolean bodiless) throws IOException {
        String head = head();
        if (head.isEmpty()) {
            return Said.NOTHING;
        }
        int status = Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
        if (status == 100) {
            return answer(bodiless);
        }
        boolean empty = bodiless || status == 204 || status == 304;
        return new Said(status, head, empty ? "" : new String(body(head), StandardCharsets.UTF_8));
    }

    private byte[] body(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return in.readNBytes(Integer.parseInt(length.group(1)));
        }
        if (!CHUNKED.matcher(head).find()) {
            byte[] rest = in.readAllBytes();
            close();
            return rest;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), HEX);
    }

    /** Empty if the other side has closed. */
    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            for (String line = line(); !line.isEmpty(); line = line()) {
                head.append(line).append('\n');
            }
        } catch (EOFException closed) {
            return "";
        }
        return head.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // There is nothing more to close.
        }
        socket = null;
    }
}
