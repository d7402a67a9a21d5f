package stoa.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was written down about a face for its description, in the file of its name beside this class. */
final class Described {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String face;
    private final Map<String, Object> said;

    private Described(String face, Map<String, Object> said) {
        this.face = face;
        this.said = said;
    }

    static Optional<Described> of(String face) {
        try (InputStream file = Described.class.getResourceAsStream(face + ".yaml")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new Described(face, object(new Yaml().<Object>load(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String face() {
        return face;
    }

    String text(String key) {
        return (String) said.get(key);
    }

    Map<String, Object> map(String key) {
        return object(said.get(key));
    }

    List<Object> list(String key) {
        return items(said.get(key));
    }

    boolean is(String key) {
        return Boolean.TRUE.equals(said.get(key));
    }

    /** The routes that it speaks of. */
    Map<String, Object> routes() {
        return map("routes");
    }

    /** What it says of a route. */
    OneRoute route(String name) {
        return new OneRoute(name, object(routes().get(name)));
    }

    /** One route of a description. */
    record OneRoute(String name, Map<String, Object> said) {

        String does() {
            return (String) said.get("does");
        }

        /** Why it is not described to clients; empty if it is. */
        Optional<String> hidden() {
            return Optional.ofNullable((String) said.get("hidden"));
        }

        /** A request's path and query, with the numbers and names of the cast. */
        String ask() {
            return (String) said.getOrDefault("ask", name.substring(name.indexOf(' ') + 1));
        }

        /** A request's body. */
        Optional<JsonNode> body() {
            return Optional.ofNullable(said.get("body")).map(Described::json);
        }

        List<Object> needs() {
            return items(said.get("needs"));
        }

        Map<String, Object> query() {
            return object(said.get("query"));
        }

        /** What is asked for only after something that the request does not bring about. */
        List<Object> unasked() {
            return items(said.get("unasked"));
        }

        /** The type of a success's body. */
        String answer() {
            return (String) said.getOrDefault("answer", "none");
        }

        /** A success's whole body. */
        Optional<JsonNode> shows() {
            return Optional.ofNullable(said.get("shows")).map(Described::json);
        }

        /** Answers beside those of the matrix, and answers of which there is more to say than their status does. */
        Map<Object, Object> also() {
            return keyed(said.get("also"));
        }

        /** What whoever asks does before. */
        List<Object> first() {
            return items(said.get("first"));
        }

        boolean isSocket() {
            return Boolean.TRUE.equals(said.get("socket"));
        }
    }

    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        keyed(value).forEach((key, each) -> object.put(key.toString(), each));
        return object;
    }

    private static Map<Object, Object> keyed(Object value) {
        return value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : Map.of();
    }

    private static List<Object> items(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of();
    }
}
