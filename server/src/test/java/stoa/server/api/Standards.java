package stoa.server.api;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What others have written judges our documents, and by them what is sent. */
final class Standards {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** The schema of AsyncAPI 3.0.0 as its authors publish it. */
    private static final Schema ASYNC_API = asyncApi();

    private static Schema asyncApi() {
        InputStream schema = Standards.class.getResourceAsStream("asyncapi-3.0.0.schema.json");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema, InputFormat.JSON);
    }

    private static final Schema JSON_SCHEMA =
            REGISTRY.getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);

    /** What is wrong with an OpenAPI document or with a schema in it. */
    static List<String> openApi(JsonNode document) {
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.toString());
        return Stream.concat(
                        read.getMessages().stream(),
                        document.get("components").get("schemas").valueStream().flatMap(Standards::schema))
                .toList();
    }

    /** What is wrong with an AsyncAPI document or with a schema in it. */
    static List<String> asyncApi(JsonNode document) {
        return Stream.concat(
                        texts(ASYNC_API.validate(document)),
                        document.get("components").get("schemas").valueStream().flatMap(Standards::schema))
                .toList();
    }

    private static Stream<String> schema(JsonNode schema) {
        return texts(JSON_SCHEMA.validate(schema));
    }

    /** In what a text is not as a schema of a document wants it; keys that the schema does not know are wrong too. */
    static List<String> faults(JsonNode document, JsonNode schema, JsonNode body) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.get("components").deepCopy());
        whole.findParents("properties").forEach(Standards::close);
        return texts(REGISTRY.getSchema(whole.toString(), InputFormat.JSON).validate(body))
                .toList();
    }

    private static void close(JsonNode object) {
        if (object instanceof ObjectNode open && !open.has("additionalProperties")) {
            open.put("additionalProperties", false);
        }
    }

    private static Stream<String> texts(List<Error> errors) {
        return errors.stream().map(Error::toString);
    }

    private Standards() {}
}
