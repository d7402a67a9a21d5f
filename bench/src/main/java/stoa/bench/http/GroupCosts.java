package stoa.bench.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Report;
import stoa.bench.platform.Rounds;

/** What people do in a group of very many members, in turns with the same in one of a thousand. */
public final class GroupCosts {

    private static final int CALLERS = 8;
    private static final int SMALL = 1_000;
    private static final int WARMING_ROUNDS = 4;
    private static final int PAGE = 50;
    private static final double DEARER_AT_MOST = 1.5;

    private final Generator generator;
    private final ServerProcess server;
    private final Options options;
    private final Report report;

    /**
     * A group of very many.
     *
     * @param people some of them, who can log in; the first owns it
     */
    public record Large(String group, int members, List<SetUp.User> people) {}

    private record Group(String id, int members) {}

    private GroupCosts(Generator generator, ServerProcess server, Options options, Report report) {
        this.generator = generator;
        this.server = server;
        this.options = options;
        this.report = report;
    }

    /** Makes a group of a thousand with the same people, and compares. */
    public static void compare(ServerProcess server, SetUp setUp, Large large, Options options, Report report)
            throws Exception {
        List<SetUp.User> callers = large.people().subList(1, CALLERS + 1);
        SetUp.User owner = large.people().getFirst();
        String small = setUp.group(owner);
        setUp.seedMembers(small, owner, SMALL - CALLERS - 1);
        for (SetUp.User caller : callers) {
            setUp.join(small, caller);
        }
        try (Generator generator = new Generator(server.port(), CALLERS)) {
            new GroupCosts(generator, server, options, report)
                    .all(new Group(small, SMALL), new Group(large.group(), large.members()), callers);
        }
    }

    private void all(Group small, Group large, List<SetUp.User> callers) throws Exception {
        report.header("with " + SMALL + " members, and with " + large.members() + "; callers: " + CALLERS);
        for (int part = 0; part <= 2; part++) {
            int tenths = 5 * part;
            beside(
                    small,
                    large,
                    new String[] {"first", "middle", "last"}[part] + " page of members",
                    group -> reading(members(group, tenths), callers));
        }
        beside(small, large, "send", group -> sending(group, callers));
        // After sending, so that there is a page of history in both.
        beside(small, large, "history, by which it is read", group -> reading(history(group), callers));
        beside(small, large, "leave and join in turns", group -> new Leaving(group.id(), callers));
    }

    private void beside(Group small, Group large, String what, Function<Group, Requests> requests) throws Exception {
        Requests few = requests.apply(small);
        Requests many = requests.apply(large);
        Duration time = options.measure();
        for (int round = 0; round < WARMING_ROUNDS; round++) {
            generator.run(few, time);
            generator.run(many, time);
        }
        Map<String, Measured> medians = new Rounds(options.rounds(), server.cpu())
                .add("few", () -> generator.run(few, time))
                .add("many", () -> generator.run(many, time))
                .run();
        report.row(what, medians.get("few"));
        report.row("  with " + large.members(), medians.get("many"));
        report.atMost(
                what + ": times as slow",
                medians.get("few").perSecond() / medians.get("many").perSecond(),
                DEARER_AT_MOST);
    }

    private static String members(Group group, int tenths) {
        int last = group.members() - PAGE;
        return "/im/api/v1/groups/" + group.id() + "/members?limit=" + PAGE + "&offset=" + last / 10 * tenths;
    }

    private static String history(Group group) {
        return "/chat/api/v1/chat/messages?limit=20&group_id=" + group.id();
    }

    private static Requests reading(String path, List<SetUp.User> callers) {
        return new Repeated(each(callers, caller -> Http.get(path, caller.authorization())));
    }

    private static Requests sending(Group group, List<SetUp.User> callers) {
        String body = "{\"content\":\"one more\",\"group_id\":\"" + group.id() + "\"}";
        return new Repeated(
                each(callers, caller -> Http.post("/chat/api/v1/chat/message", caller.authorization(), body)));
    }

    private static byte[][] each(List<SetUp.User> callers, Function<SetUp.User, byte[]> request) {
        return callers.stream().map(request).toArray(byte[][]::new);
    }

    /** Answers of the two faces: none begins as the Forum's do. */
    private interface OfFaces extends Requests {

        @Override
        default void check(ResponseReader answer) throws IOException {
            if (answer.status() != 200) {
                throw new IOException("answered " + answer.status() + " " + answer.start());
            }
        }
    }

    private static final class Repeated implements OfFaces {

        private final byte[][] each;

        Repeated(byte[][] each) {
            this.each = each;
        }

        @Override
        public ByteBuffer next(int connection) {
            return ByteBuffer.wrap(each[connection]);
        }
    }

    /** Each connection is one member's, who leaves and comes back, and so on. */
    private static final class Leaving implements OfFaces {

        private final byte[][] leave;
        private final byte[][] join;
        private final boolean[] gone;

        Leaving(String group, List<SetUp.User> callers) {
            String path = "/im/api/v1/groups/" + group;
            leave = each(callers, caller -> Http.withoutBody("POST", path + "/leave", caller.authorization()));
            join = each(callers, caller -> Http.withoutBody("POST", path + "/join", caller.authorization()));
            gone = new boolean[callers.size()];
        }

        @Override
        public ByteBuffer next(int connection) {
            gone[connection] = !gone[connection];
            return ByteBuffer.wrap(gone[connection] ? leave[connection] : join[connection]);
        }
    }
}
