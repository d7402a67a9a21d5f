import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.regex.*;
import java.util.stream.Stream;

/**
 * A projection of one's own, with nothing but a JDK: daily active users, likes per tag and day, and what the lottery
 * promised against what it gave. Built from the feed or from an export; it comes out the same.
 *
 * <pre>
 * java Community.java http://127.0.0.1:8766        (STOA_OPERATOR_TOKEN holds an administrator's token)
 * java Community.java path/to/export
 * </pre>
 */
public class Community {

    // What is counted. A day is the first ten letters of an event's time, in UTC.
    private final SortedMap<String, Set<String>> active = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Long>> likes = new TreeMap<>();
    private final SortedMap<String, Round> rounds = new TreeMap<>();

    // What later events refer to.
    private final Map<String, List<String>> tags = new HashMap<>();

    private static final class Round {
        final Map<String, Long> remaining = new LinkedHashMap<>();
        final Map<String, Double> expected = new TreeMap<>();
        final Map<String, Long> drawn = new TreeMap<>();
    }

    /** One event, whose line is {@code {"position":…,"event":…,"time":…,"actor":…,"payload":{…}}}. */
    void take(Map<String, Object> event) {
        String day = text(event.get("time")).substring(0, 10);
        if (event.get("actor") != null) {
            active.computeIfAbsent(day, none -> new TreeSet<>()).add(text(event.get("actor")));
        }
        Map<String, Object> payload = object(event.get("payload"));
        switch (text(event.get("event"))) {
            case "post.PostPublished", "post.PostEdited" -> tags.put(text(payload.get("post")), tagsOf(payload));
            case "like.PostLiked" -> {
                for (String tag : tags.getOrDefault(text(payload.get("post")), List.of())) {
                    likes.computeIfAbsent(day, none -> new TreeMap<>()).merge(tag, 1L, Long::sum);
                }
            }
            case "lottery.RoundOpened" -> open(payload);
            case "lottery.StockAdded" -> stock(payload, number(payload.get("pieces")));
            case "lottery.StockReturned" -> stock(payload, 1);
            case "lottery.PrizeDrawn" -> draw(payload);
            default -> { }
        }
    }

    private static List<String> tagsOf(Map<String, Object> post) {
        return list(post.get("tags")).stream().map(tag -> text(object(tag).get("name"))).toList();
    }

    private void open(Map<String, Object> opened) {
        Round round = rounds.computeIfAbsent(text(opened.get("round")), none -> new Round());
        for (Object each : list(opened.get("prizes"))) {
            Map<String, Object> prize = object(each);
            round.remaining.put(text(prize.get("gift")), number(prize.get("stock")));
        }
    }

    private void stock(Map<String, Object> event, long pieces) {
        Round round = rounds.get(text(event.get("round")));
        if (round != null) {
            round.remaining.merge(text(event.get("gift")), pieces, Long::sum);
        }
    }

    /** Each draw promises every prize the share of what remains; over many draws, that is what should come. */
    private void draw(Map<String, Object> event) {
        Round round = rounds.get(text(event.get("round")));
        if (round == null) {
            return;
        }
        double all = round.remaining.values().stream().mapToLong(Long::longValue).sum();
        round.remaining.forEach((gift, pieces) -> round.expected.merge(gift, pieces / all, Double::sum));
        String gift = text(event.get("gift"));
        round.drawn.merge(gift, 1L, Long::sum);
        round.remaining.merge(gift, -1L, Long::sum);
    }

    void print(Appendable out) throws IOException {
        for (var day : active.entrySet()) {
            out.append("active %s %d%n".formatted(day.getKey(), day.getValue().size()));
        }
        for (var day : likes.entrySet()) {
            for (var tag : day.getValue().entrySet()) {
                out.append("likes %s %s %d%n".formatted(day.getKey(), tag.getKey(), tag.getValue()));
            }
        }
        for (var round : rounds.entrySet()) {
            for (var gift : round.getValue().expected.entrySet()) {
                out.append("lottery %s %s expected %.3f drawn %d%n".formatted(round.getKey(), gift.getKey(),
                        gift.getValue(), round.getValue().drawn.getOrDefault(gift.getKey(), 0L)));
            }
        }
    }

    // --- where events come from -------------------------------------------------------------------------------------

    /** Asks until there is no more. An answer that was cut off is asked for again behind its last whole line. */
    private static void readFeed(String url, String token, Community community) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            long position = 0;
            for (boolean more = true; more; ) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/feed?after=" + position))
                        .header("Authorization", "Bearer " + token)
                        .build();
                HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
                if (response.statusCode() != 200) {
                    throw new IOException("the feed answers " + response.statusCode());
                }
                long before = position;
                try (Stream<String> lines = response.body()) {
                    for (String line : (Iterable<String>) lines::iterator) {
                        Map<String, Object> told = object(new Json(line).value());
                        if (told.containsKey("upTo")) {
                            position = number(told.get("upTo"));
                        } else {
                            community.take(told);
                            position = number(told.get("position"));
                        }
                    }
                }
                more = position > before;
            }
        }
    }

    /** An export has one file per feature; its lines go by position, as the ledger's events do. */
    private static void readExport(Path directory, Community community) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".ndjson"))::iterator) {
                for (String line : Files.readAllLines(file)) {
                    events.add(object(new Json(line).value()));
                }
            }
        }
        events.sort(Comparator.comparingLong(event -> number(event.get("position"))));
        events.forEach(community::take);
    }

    public static void main(String... arguments) throws Exception {
        Community community = new Community();
        if (arguments[0].startsWith("http")) {
            readFeed(arguments[0], System.getenv("STOA_OPERATOR_TOKEN"), community);
        } else {
            readExport(Path.of(arguments[0]), community);
        }
        community.print(System.out);
    }

    // --- JSON, as far as it is needed here; whoever has a library uses that --------------------------------------------

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private static long number(Object value) {
        return Long.parseLong(text(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    /** Numbers are kept as they were written. */
    private static final class Json {
        private static final Pattern TOKEN = Pattern.compile(
                "\\s*([{}\\[\\],:]|\"((?:[^\"\\\\]|\\\\.)*)\"|-?[0-9][0-9.eE+-]*|true|false|null)");
        private final Matcher tokens;

        Json(String text) {
            tokens = TOKEN.matcher(text);
            next();
        }

        private void next() {
            if (!tokens.find()) {
                throw new IllegalArgumentException("this is no JSON");
            }
        }

        Object value() {
            String token = tokens.group(1);
            switch (token.charAt(0)) {
                case '{' -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    next();
                    while (!tokens.group(1).equals("}")) {
                        String name = unescaped(tokens.group(2));
                        next();
                        next();
                        object.put(name, value());
                        next();
                        if (tokens.group(1).equals(",")) {
                            next();
                        }
                    }
                    return object;
                }
                case '[' -> {
                    List<Object> list = new ArrayList<>();
                    next();
                    while (!tokens.group(1).equals("]")) {
                        list.add(value());
                        next();
                        if (tokens.group(1).equals(",")) {
                            next();
                        }
                    }
                    return list;
                }
                case '"' -> {
                    return unescaped(tokens.group(2));
                }
                case 'n' -> {
                    return null;
                }
                default -> {
                    return token;
                }
            }
        }

        private static String unescaped(String text) {
            return Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)").matcher(text).replaceAll(escape -> {
                String hex = escape.group(2);
                char plain = hex != null ? (char) Integer.parseInt(hex, 16) : switch (escape.group(1).charAt(0)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> escape.group(1).charAt(0);
                };
                return Matcher.quoteReplacement(String.valueOf(plain));
            });
        }
    }
}
