package stoa.bench.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import stoa.bench.http.SetUp;
import stoa.bench.platform.Report;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Five hundred commands a second while views are filled anew, switched and switched back: many are read back at once,
 * and all are counted in the end.
 */
final class Load {

    private static final int CALLERS = 32;
    private static final int WAITING = 4 * CALLERS;
    private static final int READ_EVERY = 5;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final long WARM_UP_NANOS = 60_000_000_000L;
    private static final long ALONE_NANOS = 5_000_000_000L;
    private static final double WANTED = 450;
    private static final double SWITCH_MILLIS = 1_000;
    private static final List<String> VIEWS = List.of(
            "post-page", "post-feed", "post-hot", "post-authored", "post-tally", "account-people", "like-standing");
    private static final double NANOS = 1e9;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger written = new AtomicInteger();
    private final String base;
    private final SetUp setUp;
    private final List<SetUp.User> authors;
    private volatile boolean going = true;

    Load(int port, SetUp setUp, List<SetUp.User> authors) {
        this.base = "http://localhost:" + port;
        this.setUp = setUp;
        this.authors = authors;
    }

    void run(Report report) throws Exception {
        long posts = setUp.posts();
        try (var callers = new ThreadPoolExecutor(CALLERS, CALLERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>())) {
            Thread pace = Thread.ofPlatform().start(() -> pace(callers, System.nanoTime()));
            LockSupport.parkNanos(WARM_UP_NANOS);
            int before = written.get();
            LockSupport.parkNanos(ALONE_NANOS);
            report.line(String.format(
                    Locale.ROOT,
                    "%.0f commands/s without a rebuild",
                    (written.get() - before) / (ALONE_NANOS / NANOS)));
            rebuildAll(report);
            going = false;
            pace.join();
            callers.shutdown();
            if (!callers.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IOException("requests do not end");
            }
        }
        failures.stream().limit(3).forEach(report::line);
        report.atMost("reads and writes that failed meanwhile", failures.size(), 0);
        report.atMost("posts that were lost", written.get() - (double) (setUp.posts() - posts), 0);
    }

    private void rebuildAll(Report report) throws Exception {
        int before = written.get();
        long started = System.nanoTime();
        double slowest = 0;
        for (String view : VIEWS) {
            slowest = Math.max(slowest, turned(view));
        }
        double seconds = (System.nanoTime() - started) / NANOS;
        report.line(String.format(Locale.ROOT, "%s filled anew in %.0f s", VIEWS, seconds));
        report.atLeast("commands per second meanwhile", (written.get() - before) / seconds, WANTED);
        report.atMost("slowest switch, milliseconds", slowest, SWITCH_MILLIS);
    }

    private void pace(ThreadPoolExecutor callers, long started) {
        for (long next = started; going; next += PAUSE_NANOS) {
            LockSupport.parkNanos(next - System.nanoTime());
            if (callers.getQueue().size() < WAITING) {
                callers.execute(this::writeAndRead);
            }
        }
    }

    private double turned(String view) throws Exception {
        post("/api/v1/bench/views/" + view + "/rebuild", authors.getFirst(), "{}");
        while (!get("/api/v1/bench/views/" + view).path("beside").asString().equals("following")) {
            LockSupport.parkNanos(100 * PAUSE_NANOS / 2);
        }
        List<Double> millis = new ArrayList<>();
        for (String act : List.of("switch", "back", "switch")) {
            millis.add(post("/api/v1/bench/views/" + view + "/" + act, authors.getFirst(), "{}")
                    .path("millis")
                    .asDouble());
        }
        post("/api/v1/bench/views/" + view + "/drop", authors.getFirst(), "{}");
        return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private void writeAndRead() {
        try {
            SetUp.User author = authors.get(written.get() % authors.size());
            String post = post("/api/v1/posts", author, "{\"title\":\"title\",\"content\":\"content\"}")
                    .path("data")
                    .path("id")
                    .asString();
            if (written.incrementAndGet() % READ_EVERY != 0) {
                return;
            }
            String read = get("/api/v1/posts/" + post).path("data").path("id").asString("");
            if (!read.equals(post)) {
                failures.add("post " + post + " is not to be read");
            }
        } catch (IOException | InterruptedException | RuntimeException failure) {
            failures.add(failure.toString());
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    private JsonNode post(String path, SetUp.User author, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", author.authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }
}
