package stoa.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import stoa.gateway.platform.Face;

/** The files there are to show: the ones of a face, the page's, and those of the Swagger UI that the page needs. */
@Component
final class Documents {

    private static final String SWAGGER_UI = "classpath:META-INF/resources/webjars/swagger-ui/*/";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** Of today: asked for again each time. */
    private static final String OURS = "no-cache";

    /** It is large, and changes with its version alone. */
    private static final String THEIRS = "public, max-age=3600";

    private static final Map<String, Kind> FILES = Map.of(
            "index.html", new Kind("text/html; charset=utf-8", OURS),
            "start.js", new Kind(SCRIPT, OURS),
            "openapi.json", new Kind(JSON, OURS),
            "asyncapi.json", new Kind(JSON, OURS),
            "swagger-ui.css", new Kind("text/css; charset=utf-8", THEIRS),
            "swagger-ui-bundle.js", new Kind(SCRIPT, THEIRS),
            "favicon-32x32.png", new Kind("image/png", THEIRS));

    private final Map<String, Optional<Document>> read = new ConcurrentHashMap<>();

    private record Kind(String type, String caching) {

        boolean isTheirs() {
            return caching.equals(THEIRS);
        }
    }

    /** One of them. */
    static final class Document {

        private final Kind kind;
        private final byte[] bytes;

        Document(Kind kind, byte[] bytes) {
            this.kind = kind;
            this.bytes = bytes;
        }

        String type() {
            return kind.type();
        }

        String caching() {
            return kind.caching();
        }

        int length() {
            return bytes.length;
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** A face's file of that name, if it has one: where no socket is, there is no document about it. */
    Optional<Document> find(Face face, String file) {
        Kind kind = FILES.get(file);
        if (kind == null) {
            return Optional.empty();
        }
        String name = kind.type().equals(JSON) ? face.name() + "." + file : file;
        return read.computeIfAbsent(name, any -> read(name, kind));
    }

    private static Optional<Document> read(String name, Kind kind) {
        try (InputStream content = kind.isTheirs() ? theirs(name) : Documents.class.getResourceAsStream(name)) {
            return content == null ? Optional.empty() : Optional.of(new Document(kind, content.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its directory is named for its version. */
    private static InputStream theirs(String name) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(SWAGGER_UI + name);
        return found.length == 0 ? null : found[0].getInputStream();
    }
}
