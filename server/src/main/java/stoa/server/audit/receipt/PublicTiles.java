package stoa.server.audit.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.ledger.tree.HashSource;
import stoa.ledger.tree.TreeHash;

/** The tiles of a tree of some size, as a log shows them to anybody (C2SP {@code tlog-tiles}). */
final class PublicTiles implements HashSource {

    private static final int HEIGHT = 8;
    private static final int WIDTH = 1 << HEIGHT;
    private static final int GROUP = 1_000;
    private static final int FOUND = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, byte[]> read = new HashMap<>();
    private final String log;
    private final long size;

    /** @param log where its checkpoint is, without that name */
    PublicTiles(String log, long size) {
        this.log = log.endsWith("/") ? log : log + "/";
        this.size = size;
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        long index = from / WIDTH;
        long width = Math.min(WIDTH, (size >>> (HEIGHT * level)) - index * WIDTH);
        byte[] tile = read.computeIfAbsent(path(level, index, width), this::fetch);
        List<byte[]> hashes = new ArrayList<>();
        for (int at = (int) (from % WIDTH); at < from % WIDTH + count && at < width; at++) {
            hashes.add(Arrays.copyOfRange(tile, at * TreeHash.BYTES, (at + 1) * TreeHash.BYTES));
        }
        return hashes;
    }

    static String path(int level, long index, long width) {
        StringBuilder groups = new StringBuilder("%03d".formatted(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            groups.insert(0, "x%03d/".formatted(rest % GROUP));
        }
        return "tile/" + level + "/" + groups + (width < WIDTH ? ".p/" + width : "");
    }

    private byte[] fetch(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(log + path)).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != FOUND || answer.body().length % TreeHash.BYTES != 0) {
                throw new IllegalArgumentException("the log does not show " + request.uri());
            }
            return answer.body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(new IOException("the log does not answer at " + log, unreachable));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
