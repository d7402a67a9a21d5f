package stoa.server.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the records that faces read and write, which both kinds of documents refer to. What is written is
 * there unless a description calls it optional; what is read need not be, unless a description says so.
 */
final class Schemas {

    static final String AT = "#/components/schemas/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DATA = "data";

    private final Map<String, ObjectNode> named = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();
    private final Set<String> optional = new HashSet<>();
    private final Set<String> nullable = new HashSet<>();

    Schemas(Described face) {
        face.list("optional").forEach(each -> optional.add(each.toString()));
        face.list("nullable").forEach(each -> nullable.add(each.toString()));
    }

    /** By name, in the order of names. */
    ObjectNode components() {
        ObjectNode all = JSON.createObjectNode();
        named.forEach(all::set);
        return all;
    }

    /** Of what a face writes. */
    ObjectNode written(ResolvableType type) {
        return schema(type, true, List.of());
    }

    /** Of what a face reads, of which the named must be there. */
    ObjectNode read(ResolvableType type, List<Object> needed) {
        return schema(type, false, needed);
    }

    private ObjectNode schema(ResolvableType type, boolean written, List<Object> needed) {
        Class<?> raw = type.toClass();
        if (raw == List.class) {
            ObjectNode list = typed("array");
            list.set("items", schema(type.getGeneric(0), written, List.of()));
            return list;
        }
        if (raw.isRecord() && !isScalar(raw)) {
            return reference(type, written, needed);
        }
        return simple(raw);
    }

    /** Said by a number or a string, such as an id: the record can not be made of an object. */
    private static boolean isScalar(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .map(constructor -> constructor.getAnnotation(JsonCreator.class))
                .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DISABLED);
    }

    private static ObjectNode simple(Class<?> raw) {
        if (raw.isRecord()) {
            ObjectNode scalar = JSON.createObjectNode();
            scalar.putArray("type").add("integer").add("string");
            return scalar;
        }
        return switch (raw.getSimpleName()) {
            case "String" -> typed("string");
            case "boolean", "Boolean" -> typed("boolean");
            case "int", "Integer" -> typed("integer").put("format", "int32");
            case "long", "Long" -> typed("integer").put("format", "int64");
            case "double", "Double" -> typed("number").put("format", "double");
            case "Instant" -> typed("string").put("format", "date-time");
            case "Map" -> typed("object");
            case "Object", "JsonNode" -> JSON.createObjectNode();
            default -> throw new IllegalArgumentException("no schema for " + raw);
        };
    }

    private static ObjectNode typed(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private ObjectNode reference(ResolvableType type, boolean written, List<Object> needed) {
        String name = nameOf(type);
        Class<?> known = owners.put(name, type.toClass());
        if (known == null) {
            named.put(name, JSON.createObjectNode());
            named.put(name, record(type, written, needed));
        } else if (known != type.toClass()) {
            throw new IllegalArgumentException(known + " and " + type + " are both called " + name);
        }
        return JSON.createObjectNode().put("$ref", AT + name);
    }

    /** A record's own, or with that of the one in which it is; of a controller's without that it is one. */
    private static String nameOf(ResolvableType type) {
        Class<?> outer = type.toClass().getEnclosingClass();
        String own = type.toClass().getSimpleName();
        String within = outer == null ? "" : outer.getSimpleName().replace("Controller", "");
        StringBuilder name = new StringBuilder(own.startsWith(within) ? own : within + own);
        for (ResolvableType generic : type.getGenerics()) {
            name.append("Of").append(nameOf(generic));
        }
        return name.toString();
    }

    /** An envelope with what it holds, and without what it may hold if it holds nothing. */
    ObjectNode envelope(ResolvableType type, Optional<ObjectNode> data, Map<String, Object> constants) {
        ObjectNode envelope = record(type, true, List.of());
        ObjectNode properties = (ObjectNode) envelope.get("properties");
        data.ifPresentOrElse(schema -> properties.set(DATA, schema), () -> properties.remove(DATA));
        constants.forEach((name, value) -> ((ObjectNode) properties.get(name)).set("const", Described.json(value)));
        String within = type.toClass().getSimpleName() + ".";
        ArrayNode required = envelope.putArray("required");
        properties.propertyNames().stream()
                .filter(name -> name.equals(DATA) || !optional.contains(within + name))
                .forEach(required::add);
        return envelope;
    }

    private ObjectNode record(ResolvableType type, boolean written, List<Object> needed) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.toClass().getRecordComponents()) {
            ResolvableType of = ResolvableType.forType(component.getGenericType(), type);
            String name = nameOf(component);
            String known = type.toClass().getSimpleName() + "." + name;
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                ObjectNode inner = record(of, written, List.of());
                properties.setAll((ObjectNode) inner.get("properties"));
                inner.path("required").forEach(each -> required.add(each.stringValue()));
            } else {
                ObjectNode property = schema(of, written, List.of());
                properties.set(name, nullable.contains(known) ? orNull(property) : property);
                if (written ? !optional.contains(known) : needed.contains(name)) {
                    required.add(name);
                }
            }
        }
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = JSON.createObjectNode();
        either.putArray("anyOf").add(schema).add(typed("null"));
        return either;
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }
}
