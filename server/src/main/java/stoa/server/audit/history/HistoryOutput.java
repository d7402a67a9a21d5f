package stoa.server.audit.history;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.api.audit.query.GetHistory.Entry;
import tools.jackson.databind.json.JsonMapper;

/** Shows a history line by line, for people or as one JSON object, and at the end what is to be said of it. */
final class HistoryOutput {

    private static final String ROW = "%10s  %-24s  %-34s  %-18s  %s";
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;
    private final boolean json;
    private long shown;

    HistoryOutput(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void show(Entry entry) {
        if (json) {
            out.print(shown == 0 ? "{\"entries\":[\n" : ",\n");
            out.print(JSON.writeValueAsString(entry));
        } else {
            if (shown == 0) {
                out.println(ROW.formatted("position", "time", "event", "actor", "data"));
            }
            out.println(row(entry));
        }
        shown++;
    }

    private static String row(Entry entry) {
        String data = entry.data().entrySet().stream()
                .map(field -> field.getKey() + "=" + text(field.getValue()))
                .collect(Collectors.joining(" "));
        return ROW.formatted(
                entry.position(), entry.at(), entry.event(), entry.actor().orElse("-"), data);
    }

    /** One line, whatever somebody wrote. */
    private static String text(Object value) {
        return value instanceof Number ? value.toString() : JSON.writeValueAsString(value);
    }

    /**
     * The end.
     *
     * @param finding what is wrong, with its position
     */
    void end(Optional<String> finding, List<String> remarks) {
        if (json) {
            Map<String, Object> rest = new LinkedHashMap<>();
            rest.put("finding", finding.orElse(null));
            rest.put("remarks", remarks);
            String members = JSON.writeValueAsString(rest);
            out.println((shown == 0 ? "{\"entries\":[" : "\n") + "]," + members.substring(1));
        } else {
            out.println("%,d events.".formatted(shown));
            remarks.forEach(out::println);
            finding.ifPresent(it -> out.println("WRONG at " + it));
        }
    }
}
