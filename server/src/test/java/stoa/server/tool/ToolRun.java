package stoa.server.tool;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import stoa.server.StoaTool;
import stoa.testkit.TestDatabase;

/** A program beside the server, run in this JVM, and what it said. */
public record ToolRun(int status, String out, String err) {

    /** Over a ledger in a test's database, with this data directory. */
    public static ToolRun over(TestDatabase database, Path data, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--stoa.postgres.url=" + database.url());
        arguments.add("--stoa.postgres.user=" + database.user());
        arguments.add("--stoa.postgres.password=" + database.password());
        arguments.add("--stoa.data=" + data);
        return of(arguments.toArray(String[]::new));
    }

    public static ToolRun of(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new StoaTool(print(out), print(err)).run(words);
        return new ToolRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
