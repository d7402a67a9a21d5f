package stoa.bench.http;

import java.util.List;
import java.util.Locale;
import stoa.bench.assembly.ProcessMemory;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryFolder;

/** The server over HTTP, beside constant answers of the same size from the same server, and with many more posts. */
public final class HttpProgram implements Program {

    private static final int CALLERS = 64;
    private static final int FEW = 1_000;
    private static final double SLOWER_AT_MOST = 2;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("http: " + CALLERS + " kept-alive connections, one generator thread on the same cores");
        try (TemporaryFolder folder = new TemporaryFolder();
                ServerProcess server = new ServerProcess(folder.path(), options.heap())) {
            server.awaitReady();
            try (SetUp setUp = new SetUp(server.port());
                    Generator generator = new Generator(server.port(), CALLERS)) {
                List<SetUp.User> users = setUp.register(CALLERS + 1);
                Routes routes = new Routes(setUp, users);
                Course course = new Course(generator, server.cpu(), options, report);
                setUp.seed(FEW, users);
                report.header("with " + FEW + " posts");
                few(routes, course);
                report.header("between people, with " + FEW + " posts and " + CALLERS + " people");
                community(new CommunityRoutes(setUp, users.subList(0, CALLERS), users.getLast()), course);
                memory(server, report);
                report.header("with " + options.posts() + " posts");
                setUp.seed(Math.toIntExact(options.posts() - setUp.posts()), users);
                many(routes, course, options.posts());
                memory(server, report);
                passwords(routes, course, setUp, report);
            }
        }
    }

    private static void few(Routes routes, Course course) throws Exception {
        course.begin(routes.page(1));
        course.reading(of("first page", FEW), routes.page(1));
        course.reading(of("50th page", FEW), routes.page(50));
        course.reading(of("last page", FEW), routes.page(FEW / Routes.PAGE_SIZE));
        course.reading(of("tag's first page", FEW), routes.tagPage());
        course.reading(of("hot list", FEW), routes.hotList());
        course.reading(of("one post", FEW), routes.onePost());
        course.writing(of("update", FEW), routes.update(CALLERS));
        course.writing(of("publish", FEW), routes.publish());
    }

    private static void community(CommunityRoutes routes, Course course) throws Exception {
        for (Route writing : List.of(routes.like(), routes.follow(), routes.comment())) {
            course.writing(writing.name(), writing);
        }
        for (Route reading : List.of(routes.commentPage(), routes.followerPage(), routes.sessionList())) {
            course.reading(reading.name(), reading);
        }
    }

    private static void many(Routes routes, Course course, int posts) throws Exception {
        String firstOfFew = of("first page", FEW);
        for (int page : new int[] {1, 100, posts / Routes.PAGE_SIZE}) {
            String title = of("page " + page, posts);
            course.alone(title, routes.page(page).requests());
            course.notSlower(title, firstOfFew, SLOWER_AT_MOST);
        }
        for (Route route : List.of(routes.tagPage(), routes.onePost(), routes.update(CALLERS), routes.publish())) {
            String title = of(route.name(), posts);
            course.alone(title, route.requests());
            course.notSlower(title, of(route.name(), FEW), SLOWER_AT_MOST);
        }
    }

    private static void passwords(Routes routes, Course course, SetUp setUp, Report report) throws Exception {
        report.header("bound by the password's hash");
        course.alone("register", routes.register());
        course.alone("login", routes.login());
        double millis = setUp.get("/api/v1/bench/password").path("millis").asDouble();
        int cores = Runtime.getRuntime().availableProcessors();
        report.line(String.format(
                Locale.ROOT,
                "  limit: a hash takes %.1f ms of one core, %d cores make at most %.0f/s",
                millis,
                cores,
                cores * 1_000 / millis));
    }

    private static void memory(ServerProcess server, Report report) {
        double ours = ProcessMemory.of(server.handle());
        double postgres = ProcessMemory.ofPostgres(server.data());
        report.line(String.format(
                Locale.ROOT,
                "memory in use: server %.0f MB + PostgreSQL %.0f MB = %.0f MB",
                ours,
                postgres,
                ours + postgres));
    }

    private static String of(String what, int posts) {
        return what + " of " + posts;
    }
}
