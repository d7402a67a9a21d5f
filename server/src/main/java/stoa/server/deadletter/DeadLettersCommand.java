package stoa.server.deadletter;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import stoa.server.tool.OperatorClient;
import stoa.server.tool.OperatorOptions;
import stoa.server.tool.ToolContext;
import tools.jackson.databind.JsonNode;

/** {@code ./stoa dead-letters}: what is parked at a running server, tried again or given up. */
@Command(
        name = "dead-letters",
        description = "Parked documents of views: list, inspect, retry, evict.",
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand {

    private static final int PAGE = 100;

    private final ToolContext context;

    @Mixin
    private OperatorOptions operator;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "the answer for programs")
    private boolean json;

    public DeadLettersCommand(ToolContext context) {
        this.context = context;
    }

    @Command(name = "list", description = "Lists parked documents: of all views, or of one.")
    int list(@Parameters(paramLabel = "VIEW", arity = "0..1", description = "such as post-page-v1") String view)
            throws IOException {
        try (OperatorClient client = operator.connect(context)) {
            String path = view == null ? "/dead-letters" : of(view);
            for (int page = 1; ; page++) {
                JsonNode found = client.get(path + "?size=" + PAGE + "&page=" + page);
                found.get("dead_letters").forEach(this::show);
                if ((long) page * PAGE >= found.get("total").longValue()) {
                    return ToolContext.FINE;
                }
            }
        }
    }

    private void show(JsonNode letter) {
        if (json) {
            context.out().println(letter);
        } else {
            context.out()
                    .printf(
                            "%s  %s  stopped at %d since %s, %d waiting: %s%n",
                            letter.get("view").stringValue(),
                            letter.get("document").stringValue(),
                            letter.get("position").longValue(),
                            letter.get("since").stringValue(),
                            letter.get("waiting").longValue(),
                            letter.get("cause").stringValue());
        }
    }

    @Command(name = "inspect", description = "Shows the event that a document stopped at, and what waits behind it.")
    int inspect(@Parameters(paramLabel = "VIEW") String view, @Parameters(paramLabel = "DOCUMENT") String document)
            throws IOException {
        try (OperatorClient client = operator.connect(context)) {
            JsonNode found =
                    client.get(of(view) + "/waiting?size=" + PAGE + "&document=" + OperatorClient.encoded(document));
            context.out().println(json ? found.toString() : found.toPrettyString());
            return ToolContext.FINE;
        }
    }

    @Command(name = "retry", description = "Folds what waits for a document, or for every one of a view.")
    int retry(
            @Parameters(paramLabel = "VIEW") String view,
            @Parameters(paramLabel = "DOCUMENT", arity = "0..1", description = "all of the view without it")
                    String document,
            @Option(names = "--why", required = true, paramLabel = "REASON") String why)
            throws IOException {
        try (OperatorClient client = operator.connect(context)) {
            return document == null
                    ? retryAll(client, view, why)
                    : done(client, of(view) + "/retry", body(document, why));
        }
    }

    /** Once for each, whatever comes of it: those that fail again stay in the list, behind the ones to come. */
    private int retryAll(OperatorClient client, String view, String why) throws IOException {
        Set<String> documents = new LinkedHashSet<>();
        long total = Long.MAX_VALUE;
        for (int page = 1; (page - 1L) * PAGE < total; page++) {
            JsonNode found = client.get(of(view) + "?size=" + PAGE + "&page=" + page);
            total = found.get("total").longValue();
            found.get("dead_letters")
                    .forEach(letter -> documents.add(letter.get("document").stringValue()));
        }
        int worst = ToolContext.FINE;
        for (String document : documents) {
            worst = Math.max(worst, done(client, of(view) + "/retry", body(document, why)));
        }
        return worst;
    }

    @Command(name = "evict", description = "Lets a document pass over the event it stopped at, for ever.")
    int evict(
            @Parameters(paramLabel = "VIEW") String view,
            @Parameters(paramLabel = "DOCUMENT") String document,
            @Parameters(paramLabel = "POSITION", description = "of the event, as listed") long position,
            @Option(names = "--why", required = true, paramLabel = "REASON") String why)
            throws IOException {
        try (OperatorClient client = operator.connect(context)) {
            Map<String, Object> body = body(document, why);
            body.put("position", position);
            return done(client, of(view) + "/evict", body);
        }
    }

    private static Map<String, Object> body(String document, String why) {
        return new LinkedHashMap<>(Map.of("document", document, "why", why));
    }

    private int done(OperatorClient client, String path, Map<String, Object> body) throws IOException {
        JsonNode done = client.post(path, body);
        boolean parked = done.path("parked").asBoolean(true);
        if (json) {
            context.out().println(done);
        } else {
            String outcome = done.path("outcome").asString("not done yet; its node will do it");
            context.out()
                    .printf(
                            "%s: %s (act %d)%n",
                            body.get("document"), outcome, done.get("act").longValue());
        }
        return parked ? ToolContext.WRONG : ToolContext.FINE;
    }

    private static String of(String view) {
        return "/views/" + OperatorClient.encoded(view) + "/dead-letters";
    }
}
