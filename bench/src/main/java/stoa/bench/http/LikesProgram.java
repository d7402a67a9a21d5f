package stoa.bench.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.platform.CpuTime;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.Rounds;
import stoa.bench.platform.TemporaryFolder;

/**
 * What it costs to like a post that very many people like, beside one that nobody does. Each caller likes the post and
 * takes that back in turns, so that every request is a write that succeeds.
 */
public final class LikesProgram implements Program {

    private static final double DEARER_AT_MOST = 1.2;
    private static final int CALLERS = 32;
    private static final int WARMING_ROUNDS = 8;
    private static final String NEW = "a new post";

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("likes: a post with " + options.likes() + " likes beside a new one");
        try (TemporaryFolder folder = new TemporaryFolder();
                ServerProcess server = new ServerProcess(folder.path(), options.heap())) {
            server.awaitReady();
            try (SetUp setUp = new SetUp(server.port())) {
                List<SetUp.User> users = setUp.register(CALLERS);
                String popular = setUp.publish(users.getFirst());
                String fresh = setUp.publish(users.getFirst());
                report.line(String.format(
                        Locale.ROOT,
                        "seeded in bulk, shown by the views: %.0f likes/s",
                        setUp.seedLikes(popular, users.getFirst(), options.likes())));
                Posts posts = new Posts(new Toggling(popular, users), new Toggling(fresh, users));
                for (int callers : new int[] {1, CALLERS}) {
                    compare(posts, callers, server, options, report);
                }
                report.line("the popular post has "
                        + setUp.get("/api/v1/posts/" + popular).path("data").path("like_count") + " likes");
            }
        }
    }

    private record Posts(Requests popular, Requests fresh) {}

    private static void compare(Posts posts, int callers, ServerProcess server, Options options, Report report)
            throws Exception {
        CpuTime cpu = server.cpu();
        String many = "a post with " + options.likes() + " likes";
        try (Generator generator = new Generator(server.port(), callers)) {
            Duration time = options.measure();
            for (int round = 0; round < WARMING_ROUNDS; round++) {
                generator.run(posts.fresh(), time);
                generator.run(posts.popular(), time);
            }
            Map<String, Measured> medians = new Rounds(options.rounds(), cpu)
                    .add(NEW, () -> generator.run(posts.fresh(), time))
                    .add(many, () -> generator.run(posts.popular(), time))
                    .run();
            report.header("like and take back, callers: " + callers);
            medians.forEach(report::row);
            Measured dear = medians.get(many);
            Measured cheap = medians.get(NEW);
            report.atMost("times as slow, callers: " + callers, cheap.perSecond() / dear.perSecond(), DEARER_AT_MOST);
            report.figure("cpu / cpu of a new one", dear.cpuMicros() / cheap.cpuMicros());
        }
    }

    /** Each connection is one person's, who likes the post and takes that back, and so on. */
    private static final class Toggling implements Requests {

        private final byte[][] like;
        private final byte[][] withdraw;
        private final boolean[] liked;

        Toggling(String post, List<SetUp.User> users) {
            String path = "/api/v1/posts/" + post + "/likes";
            like = new byte[users.size()][];
            withdraw = new byte[users.size()][];
            liked = new boolean[users.size()];
            for (int person = 0; person < users.size(); person++) {
                String token = users.get(person).authorization();
                like[person] = Http.withoutBody("POST", path, token);
                withdraw[person] = Http.withoutBody("DELETE", path, token);
            }
        }

        @Override
        public ByteBuffer next(int connection) {
            liked[connection] = !liked[connection];
            return ByteBuffer.wrap(liked[connection] ? like[connection] : withdraw[connection]);
        }
    }
}
