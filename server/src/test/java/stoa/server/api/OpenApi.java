package stoa.server.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A face's OpenAPI document: its routes, what they take and who must be logged in come from the code; who is answered
 * what from the matrix; what the code can not say from the face's description.
 */
final class OpenApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NONE = "none";
    private static final String DONE = "Done.";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FIRST_ERROR = 400;

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            Map.entry(101, "The connection is a WebSocket now."),
            Map.entry(OK, "What was asked for."),
            Map.entry(201, "What was made."),
            Map.entry(204, DONE),
            Map.entry(BAD_REQUEST, "It can not be read, or breaks a rule."),
            Map.entry(401, "Nobody is logged in, or no more."),
            Map.entry(403, "Not for whoever asks."),
            Map.entry(404, "There is nothing here."),
            Map.entry(409, "Something else stands against it."));

    private final Described face;
    private final List<Route> routes;
    private final Matrix matrix;
    private final Schemas schemas;
    private final Types types;

    OpenApi(Described face, List<Route> routes, Matrix matrix) {
        this.face = face;
        this.routes = routes;
        this.matrix = matrix;
        this.schemas = new Schemas(face);
        this.types = new Types(face.face());
    }

    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info").put("title", "Stoa: " + face.text("title"));
        info.put("version", "1").put("description", about());
        servers(document);
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            Described.OneRoute said = face.route(route.name());
            if (said.hidden().isEmpty()) {
                String path = route.template().replace("{*", "{");
                paths.withObject("/" + path.replace("~", "~0").replace("/", "~1"))
                        .set(route.method().toLowerCase(Locale.ROOT), operation(route, said));
            }
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.components());
        components.set("securitySchemes", logins());
        return document;
    }

    private String about() {
        String socket = face.map("socket").isEmpty()
                ? ""
                : " What travels over the WebSocket tells [the AsyncAPI document beside this one](asyncapi.json).";
        return face.text("about") + socket
                + " Any request may also be answered 405, 413, 429, 500 or 503, in the shape of the other errors.";
    }

    private void servers(ObjectNode document) {
        document.putArray("servers").addObject().put("url", "..").put("description", "where this document is");
        face.map("servers").forEach((url, where) -> document.withArray("/servers")
                .addObject()
                .put("url", url)
                .put("description", where.toString()));
    }

    private ObjectNode logins() {
        ObjectNode all = JSON.createObjectNode();
        face.map("login").forEach((name, about) -> {
            ObjectNode login = all.putObject(name).put("description", about.toString());
            if (name.equals("bearer")) {
                login.put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
            } else {
                login.put("type", "apiKey").put("in", "cookie").put("name", name);
            }
        });
        return all;
    }

    private ObjectNode operation(Route route, Described.OneRoute said) {
        ObjectNode operation = JSON.createObjectNode();
        operation.put("operationId", id(route)).put("summary", said.does());
        operation.putArray("tags").add(tag(route));
        security(route, operation);
        parameters(route, said, operation);
        route.body().ifPresent(type -> {
            ObjectNode json = body(operation.putObject("requestBody").put("required", !route.isBodyOptional()));
            json.set("schema", schemas.read(ResolvableType.forClass(type), said.needs()));
            said.body().ifPresent(example -> json.set("example", example));
        });
        ObjectNode responses = operation.putObject("responses");
        statuses(route, said).forEach(status -> responses.set(status.toString(), response(status, said)));
        return operation;
    }

    /** Unlike any other of the face: who does what; and where that is not enough, at which address. */
    private String id(Route route) {
        String name = nameOf(route);
        boolean ambiguous =
                routes.stream().filter(other -> nameOf(other).equals(name)).count() > 1;
        return ambiguous ? name + route.template().replaceAll("[^A-Za-z]+", "_").replaceAll("_$", "") : name;
    }

    private static String nameOf(Route route) {
        String controller = route.handler().getBeanType().getSimpleName().replace("Controller", "");
        return controller.substring(0, 1).toLowerCase(Locale.ROOT) + controller.substring(1) + "."
                + route.handler().getMethod().getName();
    }

    private static String tag(Route route) {
        String within = route.handler().getBeanType().getPackageName();
        return within.substring(within.lastIndexOf('.') + 1);
    }

    private void security(Route route, ObjectNode operation) {
        var security = operation.putArray("security");
        if (route.login() == Route.Login.OPTIONAL) {
            security.addObject();
        }
        if (route.login() != Route.Login.NONE) {
            face.map("login").keySet().forEach(name -> security.addObject().putArray(name));
        }
    }

    private void parameters(Route route, Described.OneRoute said, ObjectNode operation) {
        Map<String, String> variables = variables(route, said);
        if (variables.isEmpty() && said.query().isEmpty()) {
            return;
        }
        var parameters = operation.putArray("parameters");
        variables.forEach((name, value) -> {
            ObjectNode parameter =
                    parameters.addObject().put("name", name).put("in", "path").put("required", true);
            parameter.set("schema", typeOf(value));
            example(value, parameter);
        });
        var asked = UriComponentsBuilder.fromUriString(said.ask()).build(true).getQueryParams();
        said.query().forEach((name, about) -> {
            Optional<String> value = Optional.ofNullable(asked.getFirst(name)).filter(text -> !text.isEmpty());
            boolean required = about.toString().startsWith("required: ");
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
            parameter
                    .put("required", required)
                    .put("description", about.toString().replaceFirst("^required: ", ""));
            parameter.set("schema", typeOf(value.orElse("0")));
            value.ifPresent(text -> example(text, parameter));
        });
    }

    /** The route's variables with the values that they have in the request that is described. */
    private static Map<String, String> variables(Route route, Described.OneRoute said) {
        String path = said.ask().replaceFirst("\\?.*", "");
        var pattern = PathPatternParser.defaultInstance.parse(route.template());
        var found = pattern.matchAndExtract(PathContainer.parsePath(path));
        if (found == null) {
            throw new IllegalArgumentException(path + " is no " + route.template());
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        route.variables()
                .forEach(name -> ordered.put(name, found.getUriVariables().get(name)));
        return ordered;
    }

    private static ObjectNode typeOf(String value) {
        ObjectNode schema = JSON.createObjectNode();
        return value.matches("[0-9]+") && !value.startsWith("00")
                ? schema.put("type", "integer").put("format", "int64")
                : schema.put("type", "string");
    }

    private static void example(String value, ObjectNode parameter) {
        if (typeOf(value).get("type").stringValue().equals("integer")) {
            parameter.put("example", Long.parseLong(value));
        } else {
            parameter.put("example", URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
    }

    /** What the matrix has and the description adds, and a bad request where there is anything to get wrong. */
    private Set<Integer> statuses(Route route, Described.OneRoute said) {
        Set<Integer> statuses = matrix.statuses(face.face(), route.name());
        said.also().keySet().forEach(status -> statuses.add((Integer) status));
        boolean query = (!said.query().isEmpty() && !face.is("lenient"))
                || said.query().values().stream()
                        .anyMatch(about -> about.toString().startsWith("required"));
        if (query || route.body().isPresent() || !route.variables().isEmpty() || said.isSocket()) {
            statuses.add(BAD_REQUEST);
        }
        return statuses;
    }

    private ObjectNode response(int status, Described.OneRoute said) {
        String meaning = Optional.ofNullable(said.also().get(status))
                .map(text -> text.toString().substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.toString().substring(1) + ".")
                .orElseGet(() -> meaningOf(status, said));
        ObjectNode response = JSON.createObjectNode().put("description", meaning);
        schemaOf(status, said).ifPresent(schema -> {
            ObjectNode content = response.putObject("content").putObject(contentType(status, said));
            content.set("schema", schema);
            if (status < FIRST_ERROR) {
                said.shows().ifPresent(example -> content.set("example", example));
            }
        });
        return response;
    }

    private static String meaningOf(int status, Described.OneRoute said) {
        return status == OK && said.answer().equals(NONE)
                ? DONE
                : MEANINGS.getOrDefault(status, HttpStatus.valueOf(status).getReasonPhrase() + ".");
    }

    private String contentType(int status, Described.OneRoute said) {
        if (status >= FIRST_ERROR) {
            return Optional.ofNullable(face.text("problems")).orElse("application/json");
        }
        return said.answer().contains("/") ? said.answer() : "application/json";
    }

    /** Of the body that goes with a status, if there is one. */
    private Optional<ObjectNode> schemaOf(int status, Described.OneRoute said) {
        if (status >= FIRST_ERROR) {
            boolean bodiless =
                    face.list("bodiless").contains(status) && !said.also().containsKey(status);
            return bodiless ? Optional.empty() : Optional.of(schemas.written(types.named(face.text("error"))));
        }
        if (said.isSocket()) {
            return Optional.empty();
        }
        if (said.answer().contains("/")) {
            return Optional.of(JSON.createObjectNode().put("type", "string"));
        }
        Optional<ObjectNode> data = said.answer().equals(NONE)
                ? Optional.empty()
                : Optional.of(schemas.written(types.named(said.answer())));
        return face.text("envelope") == null
                ? data
                : Optional.of(schemas.envelope(types.named(face.text("envelope")), data, face.map("constants")));
    }

    private static ObjectNode body(ObjectNode holder) {
        return holder.putObject("content").putObject("application/json");
    }

    static String text(JsonNode document) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }
}
