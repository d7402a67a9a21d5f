package stoa.bench.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of an HTTP/1.1 answer on a kept-alive connection, whether its length is announced or it comes in
 * chunks, and keeps its status and the start of its body.
 */
final class ResponseReader {

    private static final int KEPT = 400;
    private static final int LONGEST_LINE = 16 * 1024;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS
    }

    private final byte[] line = new byte[LONGEST_LINE];
    private final byte[] kept = new byte[KEPT];
    private int lineLength;
    private int keptLength;
    private Part part = Part.STATUS;
    private int status;
    private boolean chunked;
    private long remaining;
    private long bodyBytes;

    /** Takes in what has arrived; true once the answer is complete. */
    boolean read(ByteBuffer arrived) {
        while (arrived.hasRemaining()) {
            boolean complete =
                    switch (part) {
                        case BODY, CHUNK -> takeBody(arrived);
                        default -> takeLine(arrived);
                    };
            if (complete) {
                part = Part.STATUS;
                return true;
            }
        }
        return false;
    }

    int status() {
        return status;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    String start() {
        return new String(kept, 0, keptLength, StandardCharsets.UTF_8);
    }

    boolean startsWith(byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= keptLength || kept[i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean takeBody(ByteBuffer arrived) {
        int length = (int) Math.min(remaining, arrived.remaining());
        int keep = Math.min(length, KEPT - keptLength);
        arrived.get(kept, keptLength, keep);
        keptLength += keep;
        arrived.position(arrived.position() + length - keep);
        remaining -= length;
        bodyBytes += length;
        if (remaining > 0) {
            return false;
        }
        if (part == Part.CHUNK) {
            part = Part.CHUNK_END;
            return false;
        }
        return true;
    }

    private boolean takeLine(ByteBuffer arrived) {
        byte next = arrived.get();
        if (next != '\n') {
            if (next != '\r') {
                line[lineLength++] = next;
            }
            return false;
        }
        boolean complete = endOfLine(lineLength);
        lineLength = 0;
        return complete;
    }

    private boolean endOfLine(int length) {
        switch (part) {
            case STATUS -> begin();
            case HEADERS -> {
                if (length == 0) {
                    return endOfHeaders();
                }
                header(length);
            }
            case CHUNK_SIZE -> {
                remaining = Long.parseLong(text(length).split(";", 2)[0].strip(), 16);
                part = remaining == 0 ? Part.TRAILERS : Part.CHUNK;
            }
            case CHUNK_END -> part = Part.CHUNK_SIZE;
            case TRAILERS -> {
                return length == 0;
            }
            default -> throw new IllegalStateException("no line is expected in " + part);
        }
        return false;
    }

    private void begin() {
        status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
        chunked = false;
        remaining = 0;
        bodyBytes = 0;
        keptLength = 0;
        part = Part.HEADERS;
    }

    private void header(int length) {
        // Only two names matter; most headers are told apart by their first letter.
        if ((line[0] | 0x20) == 'c' || (line[0] | 0x20) == 't') {
            String header = text(length).toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                remaining = Long.parseLong(header.substring(15).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                chunked = header.contains("chunked");
            }
        }
    }

    private boolean endOfHeaders() {
        part = chunked ? Part.CHUNK_SIZE : Part.BODY;
        return !chunked && remaining == 0;
    }

    private String text(int length) {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
}
