package stoa.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of docs/authorisation.md: for each route of each face the status that each kind of people is answered. */
final class Matrix {

    static final Path PAGE = Path.of("..", "docs", "authorisation.md");

    private static final Pattern HEADING = Pattern.compile("## .*\\(`(\\w+)`\\)");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /\\S*)` \\|(.+)\\|([^|]*)\\|");

    private final List<Row> rows;

    private Matrix(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * One route's answers.
     *
     * @param face by name
     */
    record Row(String face, String route, Map<Who, String> statuses) {

        String of(Who who) {
            return statuses.get(who);
        }

        /** As the page writes it. */
        @Override
        public String toString() {
            return "| `" + route + "` | "
                    + Arrays.stream(Who.values()).map(this::of).collect(Collectors.joining(" | ")) + " |";
        }
    }

    static Matrix read() {
        List<Row> rows = new ArrayList<>();
        String face = "";
        for (String line : lines()) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                face = heading.group(1);
            } else if (row.matches()) {
                rows.add(new Row(face, row.group(1), statuses(row.group(2))));
            }
        }
        return new Matrix(rows);
    }

    /** A cell for each kind of people. */
    private static Map<Who, String> statuses(String cells) {
        Iterator<String> each = List.of(cells.split("\\|", -1)).iterator();
        Map<Who, String> statuses = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            statuses.put(who, each.hasNext() ? each.next().strip() : "");
        }
        return each.hasNext() ? Map.of() : statuses;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** Every status that a route answers anybody, in order. */
    SortedSet<Integer> statuses(String face, String route) {
        return rows.stream()
                .filter(row -> row.face().equals(face) && row.route().equals(route))
                .flatMap(row -> row.statuses().values().stream())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How often each route of each face has a row. */
    Map<String, Long> counts() {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.face() + " " + row.route(), LinkedHashMap::new, Collectors.counting()));
    }
}
