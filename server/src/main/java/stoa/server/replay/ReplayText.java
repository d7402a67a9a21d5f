package stoa.server.replay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Answers about views as tables and sentences. */
final class ReplayText {

    private static final String ROW = "%-24s %-26s %-10s %12s %12s %10s %9s %7s%n";

    static String ofViews(JsonNode answer) {
        StringBuilder text = new StringBuilder(
                ROW.formatted("VIEW", "VERSION", "STATE", "DOCUMENTS", "POSITION", "LAG", "SECONDS", "PARKED"));
        List<JsonNode> views = new ArrayList<>();
        answer.path("views").forEach(views::add);
        if (views.isEmpty()) {
            views.add(answer);
        }
        for (JsonNode view : views) {
            text.append(row(view.get("view").asString(), view.get("live")));
            if (view.has("beside")) {
                text.append(row("", view.get("beside")));
                text.append(more(view.get("beside")));
            }
        }
        return text.toString();
    }

    private static String row(String view, JsonNode version) {
        return ROW.formatted(
                view,
                version.get("version").asString(),
                version.get("state").asString(),
                number(version, "documents"),
                number(version, "position"),
                number(version, "lag_events"),
                "%,.1f".formatted(version.get("lag_seconds").asDouble()),
                number(version, "parked"));
    }

    private static String number(JsonNode version, String field) {
        return "%,d".formatted(version.get(field).asLong());
    }

    private static String more(JsonNode version) {
        if (version.has("failure")) {
            JsonNode failure = version.get("failure");
            return "  failed at event %d, into document %s: %s%n"
                    .formatted(
                            failure.get("position").asLong(),
                            failure.get("document").asString(),
                            failure.get("reason").asString());
        }
        if (version.has("progress")) {
            JsonNode progress = version.get("progress");
            return "  %.1f %%, %,d events/s, %s%n"
                    .formatted(
                            progress.get("percent").asDouble(),
                            progress.get("events_per_second").asLong(),
                            progress.has("seconds_left")
                                    ? "%,.0f s left"
                                            .formatted(
                                                    progress.get("seconds_left").asDouble())
                                    : "time left unknown");
        }
        return "";
    }

    static String ofDiff(JsonNode diff) {
        StringBuilder text =
                new StringBuilder("%s against %s, %,d compared, at position %d: %d missing, %d added, %d different%n"
                        .formatted(
                                diff.get("beside").asString(),
                                diff.get("live").asString(),
                                diff.get("compared").asLong(),
                                diff.get("position").asLong(),
                                diff.get("missing").asLong(),
                                diff.get("added").asLong(),
                                diff.get("different").asLong()));
        diff.get("differences").forEach(each -> text.append(difference(each)));
        if (diff.has("first_guilty")) {
            text.append("  first guilty event: ")
                    .append(event(diff.get("first_guilty")))
                    .append('\n');
        }
        if (diff.has("failure")) {
            text.append("  not compared to the end: ")
                    .append(diff.get("failure").asString())
                    .append('\n');
        }
        return text.toString();
    }

    private static String difference(JsonNode each) {
        return "  %-10s %s, wrong in %s, %s%n"
                .formatted(
                        each.get("kind").asString(),
                        each.get("part").asString(),
                        each.get("wrong").asString(),
                        guilt(each.path("guilty")));
    }

    private static String guilt(JsonNode guilty) {
        return guilty.isMissingNode() ? "explained by no event" : "since " + event(guilty);
    }

    private static String event(JsonNode guilty) {
        return guilty.get("position").asLong() + " " + guilty.get("event").asString();
    }

    private ReplayText() {}
}
