package stoa.bench.sockets;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.http.GroupCosts;
import stoa.bench.http.SetUp;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryFolder;

/**
 * A group with a thousand members connected to the Chat face, messages to all of them for a minute; and, where it has
 * more members than that, what they cost whoever writes, reads, joins and leaves.
 */
public final class GroupsProgram implements Program {

    private static final int CONNECTED = 1_000;
    private static final int PER_SECOND = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofMinutes(1);

    /** A thousand writes of one message take their time, whoever is first. */
    private static final double EXPECTED_P99_MILLIS = 100;

    private static final long SEED = 7_021_988;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("groups: " + CONNECTED + " connected of " + Math.max(CONNECTED, options.members()) + " members, "
                + PER_SECOND + " messages/s");
        try (TemporaryFolder folder = new TemporaryFolder();
                ServerProcess server = new ServerProcess(folder.path(), options.heap())) {
            server.awaitReady();
            try (SetUp setUp = new SetUp(server.port())) {
                List<SetUp.User> people = setUp.people(CONNECTED);
                String group = gather(setUp, people, options, report);
                try (Fleet fleet = new Fleet(server.port(), "/chat/api/v1/ws")) {
                    fleet.grow(CONNECTED, people);
                    measure(server, fleet, group, report);
                }
                if (options.members() > CONNECTED) {
                    GroupCosts.Large large = new GroupCosts.Large(group, options.members(), people);
                    GroupCosts.compare(server, setUp, large, options, report);
                }
            }
        }
    }

    private static String gather(SetUp setUp, List<SetUp.User> people, Options options, Report report)
            throws Exception {
        String group = setUp.group(people.getFirst());
        if (options.members() > CONNECTED) {
            double perSecond = setUp.seedMembers(group, people.getFirst(), options.members() - CONNECTED);
            report.line(String.format(Locale.ROOT, "seeded in bulk, shown by the views: %.0f members/s", perSecond));
        }
        long start = System.nanoTime();
        for (SetUp.User member : people.subList(1, CONNECTED)) {
            setUp.join(group, member);
        }
        report.line(String.format(
                Locale.ROOT,
                "joined one after the other: %.2f ms each",
                (System.nanoTime() - start) / 1e6 / (CONNECTED - 1)));
        return group;
    }

    private static void measure(ServerProcess server, Fleet fleet, String group, Report report) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        fleet.carry(new Chorus(group, fleet.lines(), random, PER_SECOND, WARM_UP));
        double cpu = server.cpu().seconds();
        Chorus chorus = new Chorus(group, fleet.lines(), random, PER_SECOND, MEASURED);
        fleet.carry(chorus);
        double used = server.cpu().seconds() - cpu;
        double seconds = MEASURED.toMillis() / 1e3;
        Measured deliveries = Measured.of(chorus.deliveries(), seconds);
        report.header("from when a message was due");
        report.row("to another member's socket", deliveries.using(used));
        report.row("to its sender's answer", Measured.of(chorus.answers(), seconds));
        report.figure("milliseconds of processor time for each message", used * 1e3 / chorus.count());
        report.atMost("p99 to a socket, milliseconds", deliveries.p99(), EXPECTED_P99_MILLIS);
        report.atMost("deliveries lost, or messages without an answer", (double) chorus.lost(), 0);
        report.atMost("deliveries twice, or to the sender", chorus.tooMany(), 0);
    }
}
