package stoa.server.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document of a face that has a socket: which records travel over it, as its description names them. */
final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHANNEL = "#/channels/socket";

    private final Described face;
    private final Map<String, Object> socket;
    private final Schemas schemas;
    private final Types types;

    AsyncApi(Described face) {
        this.face = face;
        this.socket = face.map("socket");
        this.schemas = new Schemas(face);
        this.types = new Types(face.face());
    }

    /** One kind of frame, as a description has it. */
    record Frame(String name, Map<?, ?> said) {

        String type() {
            return (String) said.get("type");
        }

        Object example() {
            return said.get("example");
        }

        /** The type of what it holds, where its own says only that it holds something; null if it says it all. */
        String holding() {
            return (String) said.get("holding");
        }
    }

    /** The frames that clients send ({@code takes}) or get ({@code gives}). */
    List<Frame> frames(String direction) {
        return ((Map<?, ?>) socket.get(direction))
                .entrySet().stream()
                        .map(entry -> new Frame(entry.getKey().toString(), (Map<?, ?>) entry.getValue()))
                        .toList();
    }

    String path() {
        return (String) socket.get("at");
    }

    /** Of a frame that clients get. */
    ObjectNode schemaOf(Frame frame) {
        ResolvableType type = types.named(frame.type());
        return frame.holding() == null
                ? schemas.written(type)
                : schemas.envelope(
                        type, Optional.of(schemas.written(types.named(frame.holding()))), Map.of("type", frame.name()));
    }

    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Stoa: " + face.text("title") + ", WebSocket")
                .put("version", "1")
                .put("description", (String) socket.get("about"));
        document.put("defaultContentType", "application/json");
        servers(document.putObject("servers"));
        ObjectNode channel = document.putObject("channels").putObject("socket").put("address", path());
        ObjectNode messages = channel.putObject("messages");
        ObjectNode operations = document.putObject("operations");
        direction("takes", "receive", messages, operations.putObject("takes"));
        direction("gives", "send", messages, operations.putObject("gives"));
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.components());
        ObjectNode bearer = components.putObject("securitySchemes").putObject("bearer");
        bearer.put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        bearer.put("description", "At the handshake, which is answered 401 without it.");
        return document;
    }

    private void servers(ObjectNode servers) {
        face.map("servers").forEach((url, where) -> {
            URI at = URI.create(url);
            ObjectNode server = servers.putObject(at.getPath().isEmpty() ? "port" : "prefix");
            server.put("host", at.getAuthority()).put("protocol", "ws");
            if (!at.getPath().isEmpty()) {
                server.put("pathname", at.getPath());
            }
            server.put("description", where.toString());
            server.putArray("security").addObject().put("$ref", "#/components/securitySchemes/bearer");
        });
    }

    private void direction(String direction, String action, ObjectNode messages, ObjectNode operation) {
        operation.put("action", action).putObject("channel").put("$ref", CHANNEL);
        ArrayNode refs = operation.putArray("messages");
        for (Frame frame : frames(direction)) {
            ObjectNode message = messages.putObject(frame.name()).put("name", frame.name());
            message.put("summary", (String) frame.said().get("does"));
            message.set(
                    "payload",
                    direction.equals("gives") ? schemaOf(frame) : schemas.read(types.named(frame.type()), List.of()));
            message.putArray("examples").addObject().set("payload", Described.json(frame.example()));
            refs.addObject().put("$ref", CHANNEL + "/messages/" + frame.name());
        }
    }
}
