package stoa.gateway.log;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import stoa.api.audit.query.GetCheckpoint;
import stoa.api.audit.query.GetTile;
import stoa.api.audit.query.GetVerifierKey;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.http.ReplyWriter;

/** The ledger's tree, for anybody who wants to verify that it only grows. */
@Controller
final class LogController {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";
    private static final String NEVER_CHANGES = "public, max-age=31536000, immutable";

    private final Queries queries;
    private final Faces faces;
    private final ReplyWriter replies;

    LogController(Queries queries, Faces faces, ReplyWriter replies) {
        this.queries = queries;
        this.faces = faces;
        this.replies = replies;
    }

    @GetMapping("/log/checkpoint")
    void checkpoint(HttpServletResponse response) throws IOException {
        String note =
                queries.ask(new GetCheckpoint(), GetCheckpoint.Result.class).note();
        write(response, TEXT, "no-cache", note.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/log/key")
    void key(HttpServletResponse response) throws IOException {
        String key =
                queries.ask(new GetVerifierKey(), GetVerifierKey.Result.class).key();
        write(response, TEXT, "public, max-age=300", key.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/log/tile/{*path}")
    void tile(@PathVariable String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> hashes = TilePath.parse(path)
                .flatMap(tile -> queries.ask(tile, GetTile.Result.class).hashes());
        if (hashes.isPresent()) {
            write(response, BYTES, NEVER_CHANGES, hashes.get());
        } else {
            replies.write(faces.of(request).failure(HttpStatus.NOT_FOUND.value()), response);
        }
    }

    private static void write(HttpServletResponse response, String type, String caching, byte[] body)
            throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
