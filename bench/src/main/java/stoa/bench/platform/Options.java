package stoa.bench.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What to run and for how long.
 *
 * @param programs names of the programs
 * @param measure length of one measurement
 * @param rounds measurements of each contestant, of which the median counts
 * @param posts size of the large data set
 * @param likes of the post that has very many
 * @param members of the group that messages are sent to
 * @param heap bound of the measured server's heap, as for {@code -Xmx}
 */
public record Options(
        List<String> programs, Duration measure, int rounds, int posts, int likes, int members, String heap) {

    public static final String USAGE = """
            bench <program>... [--seconds=2] [--rounds=3] [--posts=100000]
                            [--likes=1000000] [--members=1000] [--heap=1g]
              ledger   durable commands per second, beside Axon's JDBC store and plain inserts
              latency  from commit to event handler, beside Axon's embedded event store
              http     the server's routes, beside constant answers of the same size, with few and many posts
              views    filling the views at a start, beside a plain bulk write; memory per post
              likes    liking a post that has very many likes, beside a new one
              lottery  draws from one round by 200 callers, beside draws that are decided one by one
              sockets  messages between a thousand open WebSockets; memory per idle socket
              groups   messages to a group with a thousand members connected; what very many members cost
              audit    verifying a whole ledger, beside plainly reading the same rows
              replay   reading and folding a ledger once more, view by view; filling views anew under load
              all      all of these
            --seconds is the length of one measurement, --rounds how many of them make a median.""";

    /** Reads the command line; refuses what it does not know. */
    public static Options parse(String... arguments) {
        List<String> programs = new ArrayList<>();
        Options options = new Options(programs, Duration.ofSeconds(2), 3, 100_000, 1_000_000, 1_000, "1g");
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            options = switch (argument.split("=", 2)[0]) {
                case "--seconds" -> options.measuring(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)));
                case "--rounds" -> options.inRounds(Integer.parseInt(value));
                case "--posts" -> options.withPosts(Integer.parseInt(value));
                case "--likes" -> options.withLikes(Integer.parseInt(value));
                case "--members" -> options.withMembers(Integer.parseInt(value));
                case "--heap" -> options.withHeap(value);
                default -> options.alsoRunning(argument);
            };
        }
        return options;
    }

    private Options measuring(Duration time) {
        return new Options(programs, time, rounds, posts, likes, members, heap);
    }

    private Options inRounds(int count) {
        return new Options(programs, measure, count, posts, likes, members, heap);
    }

    private Options withPosts(int count) {
        return new Options(programs, measure, rounds, count, likes, members, heap);
    }

    private Options withLikes(int count) {
        return new Options(programs, measure, rounds, posts, count, members, heap);
    }

    private Options withMembers(int count) {
        return new Options(programs, measure, rounds, posts, likes, count, heap);
    }

    private Options withHeap(String bound) {
        return new Options(programs, measure, rounds, posts, likes, members, bound);
    }

    private Options alsoRunning(String program) {
        if (program.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + program + "; usage: " + USAGE);
        }
        programs.add(program);
        return this;
    }
}
