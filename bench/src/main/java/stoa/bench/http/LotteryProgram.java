package stoa.bench.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
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
 * Draws from one hot round, each by somebody who has logged in, each durable before it is answered: beside a server
 * that decides them one by one, and beside the same server's first page of posts.
 */
public final class LotteryProgram implements Program {

    private static final int CALLERS = 200;
    private static final int POSTS = 1_000;

    /** Of what is done once for a batch, some is compiled only after two minutes of draws. */
    private static final int WARMING_ROUNDS = 40;

    private static final int TIMES_AS_OFTEN_AS_OTHERS = 3;

    private static final double TIMES_UNBATCHED = 5;
    private static final double P99_AT_MOST_MS = 80;
    private static final String TOGETHER = "draw, many users";
    private static final String ONE_USER = "draw, one user";
    private static final String ONE_BY_ONE = "draw, decided one by one";
    private static final String PAGE = "first page of posts";

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("lottery: draws from one round, " + CALLERS + " connections");
        try (TemporaryFolder folder = new TemporaryFolder();
                TemporaryFolder other = new TemporaryFolder();
                ServerProcess server = new ServerProcess(folder.path(), options.heap());
                ServerProcess rival =
                        new ServerProcess(other.path(), options.heap(), "--stoa.command.batching=false")) {
            server.awaitReady();
            rival.awaitReady();
            try (SetUp setUp = new SetUp(server.port());
                    SetUp rivalSetUp = new SetUp(rival.port())) {
                List<SetUp.User> users = setUp.people(CALLERS);
                setUp.seed(POSTS, users);
                List<SetUp.User> rivalUsers = rivalSetUp.people(CALLERS);
                setUp.post("/api/v1/bench/round", users.getFirst(), "{}");
                rivalSetUp.post("/api/v1/bench/round", rivalUsers.getFirst(), "{}");
                compare(new Sides(server, rival), users, rivalUsers, new Terms(options, report));
            }
        }
    }

    private record Sides(ServerProcess server, ServerProcess rival) {}

    private record Terms(Options options, Report report) {}

    private static void compare(Sides sides, List<SetUp.User> users, List<SetUp.User> rivalUsers, Terms terms)
            throws Exception {
        Duration time = terms.options().measure();
        CpuTime cpu = sides.server().cpu().and(sides.rival().cpu());
        try (Generator generator = new Generator(sides.server().port(), CALLERS);
                Generator rival = new Generator(sides.rival().port(), CALLERS)) {
            for (int round = 0; round < WARMING_ROUNDS; round++) {
                generator.run(new Drawing(users), time);
                if (round % TIMES_AS_OFTEN_AS_OTHERS == 0) {
                    rival.run(new Drawing(rivalUsers), time);
                    generator.run(page(), time);
                }
            }
            Rounds rounds = new Rounds(terms.options().rounds(), cpu)
                    .add(TOGETHER, () -> generator.run(new Drawing(users), time))
                    .add(ONE_USER, () -> generator.run(new Drawing(users.subList(0, 1)), time))
                    .add(PAGE, () -> generator.run(page(), time))
                    .add(ONE_BY_ONE, () -> rival.run(new Drawing(rivalUsers), time));
            judge(rounds.run(), rounds.p99(TOGETHER), terms.report());
        }
    }

    private static void judge(Map<String, Measured> medians, double p99, Report report) {
        report.header("callers: " + CALLERS);
        medians.forEach(report::row);
        double draws = medians.get(TOGETHER).perSecond();
        report.atLeast(
                "draws together / one by one", draws / medians.get(ONE_BY_ONE).perSecond(), TIMES_UNBATCHED);
        report.figure("draws / first pages of posts", draws / medians.get(PAGE).perSecond());
        report.atMost("p99 of a draw, ms", p99, P99_AT_MOST_MS);
    }

    private static Requests page() {
        return Requests.always(Http.get("/api/v1/posts?pageNo=1&pageSize=10", ""));
    }

    /** Each connection draws for one person, and again as soon as it is told what it got. */
    private static final class Drawing implements Requests {

        private final List<byte[]> draws;

        Drawing(List<SetUp.User> users) {
            draws = users.stream()
                    .map(user -> Http.get("/api/v1/lottery/lucky", user.authorization()))
                    .toList();
        }

        @Override
        public ByteBuffer next(int connection) {
            return ByteBuffer.wrap(draws.get(connection % draws.size()));
        }
    }
}
