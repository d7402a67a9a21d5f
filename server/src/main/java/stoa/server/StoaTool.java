package stoa.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import stoa.api.kernel.Rejection;
import stoa.server.audit.history.AccountCommand;
import stoa.server.audit.history.DrawsCommand;
import stoa.server.audit.history.LikesCommand;
import stoa.server.audit.history.PostCommand;
import stoa.server.audit.history.StreamCommand;
import stoa.server.audit.lottery.LotteryAuditCommand;
import stoa.server.audit.past.StateCommand;
import stoa.server.audit.receipt.ConsistencyCommand;
import stoa.server.audit.receipt.ReceiptCommand;
import stoa.server.audit.verify.VerifyCommand;
import stoa.server.backup.BackupCommand;
import stoa.server.backup.RestoreCommand;
import stoa.server.deadletter.DeadLettersCommand;
import stoa.server.feed.ExportCommand;
import stoa.server.platform.StartFailure;
import stoa.server.replay.ReplayCommand;
import stoa.server.tool.ToolContext;

/**
 * The programs beside the server, as {@code ./stoa} calls them. They end with {@link ToolContext#FINE}, {@link
 * ToolContext#WRONG} or {@link ToolContext#NOT_DONE}; what can not be done is said in one sentence.
 */
public final class StoaTool {

    private static final Logger log = LoggerFactory.getLogger(StoaTool.class);
    private static final String SETTING = "--stoa.";

    private final PrintStream out;
    private final PrintStream err;

    @Command(name = "stoa", description = "Programs beside the server.", mixinStandardHelpOptions = true)
    private static final class Tools {}

    @Command(name = "audit", description = "Checks what the ledger says.", mixinStandardHelpOptions = true)
    private static final class Audits {}

    public StoaTool(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The first argument names the program; {@code --stoa.…=…} are settings, as the server takes them. */
    public static void main(String... arguments) {
        System.exit(new StoaTool(System.out, System.err).run(arguments));
    }

    /** As {@link #main}, and returns the exit status. */
    public int run(String... arguments) {
        Map<Boolean, List<String>> words =
                Arrays.stream(arguments).collect(Collectors.partitioningBy(word -> word.startsWith(SETTING)));
        return commands(new ToolContext(out, err, words.get(true)))
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setExecutionExceptionHandler((failure, command, parsed) -> told(failure, command))
                .execute(words.get(false).toArray(String[]::new));
    }

    private static CommandLine commands(ToolContext context) {
        return new CommandLine(new Tools())
                .addSubcommand(new BackupCommand(context))
                .addSubcommand(new RestoreCommand(context))
                .addSubcommand(new CommandLine(new ReplayCommand(context)).setCaseInsensitiveEnumValuesAllowed(true))
                .addSubcommand(new CommandLine(new Audits())
                        .addSubcommand(new VerifyCommand(context))
                        .addSubcommand(new LotteryAuditCommand(context))
                        .addSubcommand(
                                new CommandLine(new StateCommand(context)).setCaseInsensitiveEnumValuesAllowed(true))
                        .addSubcommand(new LikesCommand(context))
                        .addSubcommand(new PostCommand(context))
                        .addSubcommand(new DrawsCommand(context))
                        .addSubcommand(new AccountCommand(context))
                        .addSubcommand(new StreamCommand(context))
                        .addSubcommand(new ReceiptCommand(context))
                        .addSubcommand(new ConsistencyCommand(context)))
                .addSubcommand(new DeadLettersCommand(context))
                .addSubcommand(new ExportCommand(context));
    }

    private int told(Exception failure, CommandLine command) {
        if (failure instanceof StartFailure
                || failure instanceof IOException
                || failure instanceof IllegalArgumentException
                || failure instanceof Rejection) {
            err.println(command.getCommandSpec().qualifiedName() + ": " + reason(failure));
        } else {
            log.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        }
        return ToolContext.NOT_DONE;
    }

    /** The JDK says of a file that is missing its name alone. */
    private static String reason(Exception failure) {
        return failure instanceof NoSuchFileException missing
                ? "there is no file " + missing.getFile()
                : failure.getMessage();
    }
}
