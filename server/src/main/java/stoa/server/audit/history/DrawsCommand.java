package stoa.server.audit.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stoa.api.audit.Subject;
import stoa.api.kernel.RoundId;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit draws}. */
@Command(
        name = "draws",
        description = "Every draw, return and payment of a round, from the ledger.",
        mixinStandardHelpOptions = true)
public final class DrawsCommand extends HistoryCommand {

    @Parameters(paramLabel = "ROUND")
    private String id;

    public DrawsCommand(ToolContext context) {
        super(context);
    }

    @Override
    protected Subject subject() {
        return Subject.of(RoundId.parse(id));
    }

    @Override
    boolean isWanted(String event) {
        return event.startsWith("lottery.");
    }
}
