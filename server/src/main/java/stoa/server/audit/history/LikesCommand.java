package stoa.server.audit.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stoa.api.audit.Subject;
import stoa.api.kernel.PostId;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit likes}. */
@Command(
        name = "likes",
        description = "Who liked a post and who took that back, from the ledger.",
        mixinStandardHelpOptions = true)
public final class LikesCommand extends HistoryCommand {

    @Parameters(paramLabel = "POST")
    private String id;

    public LikesCommand(ToolContext context) {
        super(context);
    }

    @Override
    protected Subject subject() {
        return Subject.of(PostId.parse(id));
    }

    @Override
    boolean isWanted(String event) {
        return event.startsWith("like.");
    }
}
