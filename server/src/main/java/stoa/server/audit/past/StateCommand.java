package stoa.server.audit.past;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import stoa.api.audit.Subject;
import stoa.api.audit.query.GetPastMembers;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.RoundId;
import stoa.query.platform.past.PastViews;
import stoa.server.audit.history.EventDecoder;
import stoa.server.audit.history.HistoryCommand;
import stoa.server.tool.ToolContext;

/** {@code ./stoa audit state}. */
@Command(
        name = "state",
        description =
                "What was true at a time or position: a post with its comments and likes, the stock of a round, who was"
                        + " in a conversation of two or in a group.",
        mixinStandardHelpOptions = true)
public final class StateCommand extends HistoryCommand {

    /** What has a state to be told. */
    public enum Kind {
        POST,
        ROUND,
        CONVERSATION,
        GROUP
    }

    @Parameters(index = "0", paramLabel = "post|round|conversation|group")
    private Kind kind;

    @Parameters(index = "1", paramLabel = "ID")
    private String id;

    public StateCommand(ToolContext context) {
        super(context);
    }

    @Override
    protected Subject subject() {
        return switch (kind) {
            case POST -> Subject.of(PostId.parse(id));
            case ROUND -> Subject.of(RoundId.parse(id));
            case CONVERSATION -> Subject.of(ConversationId.parse(id));
            case GROUP -> Subject.of(GroupId.parse(id));
        };
    }

    @Override
    protected Telling telling(PrintStream out, boolean forPrograms, EventDecoder decoder, long upTo) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        StateOutput output = new StateOutput(out, forPrograms);
        return new Telling() {
            @Override
            public void take(TrackedEventMessage<?> event) {
                events.add(event);
            }

            @Override
            public void end(Optional<String> finding, List<String> remarks) {
                try (PastViews views = new PastViews(events, Optional.empty())) {
                    show(output, new Past(views, upTo), new PastMembers(views, events));
                }
                output.end(finding, remarks);
            }
        };
    }

    private void show(StateOutput output, Past past, PastMembers members) {
        switch (kind) {
            case POST -> output.show(past.post(PostId.parse(id)));
            case ROUND -> output.show(past.round(RoundId.parse(id)));
            case CONVERSATION ->
                output.show(new GetPastMembers.Result(past.position(), members.of(ConversationId.parse(id))));
            case GROUP -> output.show(new GetPastMembers.Result(past.position(), members.of(GroupId.parse(id))));
        }
    }
}
