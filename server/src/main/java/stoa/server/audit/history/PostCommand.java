package stoa.server.audit.history;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stoa.api.audit.Subject;
import stoa.api.kernel.PostId;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit post}. */
@Command(
        name = "post",
        description = "What happened to a post, its comments and likes, from the ledger.",
        mixinStandardHelpOptions = true)
public final class PostCommand extends HistoryCommand {

    @Parameters(paramLabel = "POST")
    private String id;

    public PostCommand(ToolContext context) {
        super(context);
    }

    @Override
    protected Subject subject() {
        return Subject.of(PostId.parse(id));
    }
}
