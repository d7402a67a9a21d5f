package stoa.server.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.server.tool.OperatorClient;
import stoa.server.tool.OperatorOptions;
import stoa.server.tool.ToolContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./stoa replay}. What it has begun goes on in the server, whether this waits for it or not. */
@Command(
        name = "replay",
        description = "Shows the views of a running server, and fills them anew beside the ones that are read.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final String VIEWS = "/views";

    private final ToolContext context;

    @Parameters(index = "0", defaultValue = "list", description = "${COMPLETION-CANDIDATES} (default: list)")
    private ReplayAct act;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VIEW", description = "such as post-feed")
    private String view;

    @Option(names = "--why", paramLabel = "TEXT", description = "is recorded with what is changed")
    private String why;

    @Option(names = "--no-wait", description = "begin, and leave")
    private boolean leaves;

    @Option(names = "--json", description = "the answer for programs")
    private boolean json;

    @Mixin
    private OperatorOptions operator;

    public ReplayCommand(ToolContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (act != ReplayAct.LIST && view == null) {
            throw new IllegalArgumentException("name a view; " + ReplayAct.LIST + " tells which there are");
        }
        if (act.changes() && why == null) {
            throw new IllegalArgumentException("say why, by --why; it is recorded");
        }
        try (OperatorClient client = operator.connect(context)) {
            return act == ReplayAct.DIFF ? compare(client) : run(client);
        }
    }

    private String path() {
        return VIEWS + "/" + OperatorClient.encoded(view);
    }

    private int run(OperatorClient client) throws IOException {
        JsonNode answer =
                switch (act) {
                    case LIST -> client.get(VIEWS);
                    case SHOW, WATCH -> client.get(path());
                    default -> client.post(path() + "/" + act, Map.of("why", why));
                };
        if (act.fills() && !leaves) {
            answer = watched(client);
        }
        show(answer, ReplayText.ofViews(answer));
        return answer.path("beside").has("failure") ? ToolContext.WRONG : ToolContext.FINE;
    }

    /** Waits until the version beside has come to the ledger's end, or comes no further. */
    private JsonNode watched(OperatorClient client) throws IOException {
        try (ReplayBar bar = new ReplayBar(context.err(), view, "events")) {
            JsonNode now = client.get(path());
            while (now.path("beside").path("state").asString("").equals("filling")) {
                JsonNode beside = now.get("beside");
                long position = beside.get("position").asLong();
                bar.at(position, position + beside.get("lag_events").asLong());
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                now = client.get(path());
            }
            return now;
        }
    }

    private int compare(OperatorClient client) throws IOException {
        JsonNode diff = client.post(path() + "/diff", Map.of());
        try (ReplayBar bar = new ReplayBar(context.err(), view, "documents")) {
            while (diff.get("state").asString().equals("comparing")) {
                bar.at(diff.get("compared").asLong(), diff.get("of").asLong());
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                diff = client.get(path() + "/diff");
            }
        }
        show(diff, ReplayText.ofDiff(diff));
        if (diff.has("failure")) {
            return ToolContext.NOT_DONE;
        }
        long apart = diff.get("missing").asLong()
                + diff.get("added").asLong()
                + diff.get("different").asLong();
        return apart == 0 ? ToolContext.FINE : ToolContext.WRONG;
    }

    private void show(JsonNode answer, String text) {
        context.out()
                .print(
                        json
                                ? new JsonMapper()
                                                .writerWithDefaultPrettyPrinter()
                                                .writeValueAsString(answer) + "\n"
                                : text);
    }
}
