package stoa.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a face's routes, and holds what they answer against the face's document. */
final class Answers {

    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");
    private static final Map<String, Answers> KNOWN = new ConcurrentHashMap<>();

    private final Described face;
    private final Asking asking;
    private final ObjectNode document;

    private Answers(Described face) {
        Stage stage = Stage.shared();
        this.face = face;
        this.asking = new Asking(stage, face.face());
        this.document = new OpenApi(face, stage.routesOf(face.face()), Matrix.read()).document();
    }

    static Answers of(String face) {
        return KNOWN.computeIfAbsent(
                face,
                name -> new Answers(Described.of(name)
                        .orElseThrow(() -> new AssertionError("nobody has described the face " + name))));
    }

    /**
     * What somebody is answered.
     *
     * @param faults in what the answer is not as the document says
     */
    record Answered(Who who, int status, List<String> faults) {}

    JsonNode document() {
        return document;
    }

    Answered to(String route, Who who) {
        Described.OneRoute said = face.route(route);
        Asking.Heard heard = asking.ask(said, who);
        return new Answered(who, heard.status(), said.hidden().isPresent() ? List.of() : faults(route, heard));
    }

    private List<String> faults(String route, Asking.Heard heard) {
        String[] parts = route.split(" ", 2);
        JsonNode content = document.get("paths")
                .path(parts[1].replace("{*", "{"))
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(heard.status()))
                .path("content");
        String text = heard.answer() == null ? "" : heard.answer().text();
        if (content.isMissingNode() || text.isEmpty()) {
            return text.isEmpty() == content.isMissingNode() || content.has("application/json")
                    ? List.of()
                    : List.of("a body where the document has none: " + text);
        }
        String type = heard.answer().header("Content-Type").replaceFirst(";.*", "");
        if (!content.has(type)) {
            return List.of("it is " + type + ", in the document " + content.propertyNames());
        }
        return JSON.contains(type)
                ? Standards.faults(
                        document,
                        content.get(type).get("schema"),
                        heard.answer().json())
                : List.of();
    }
}
