package stoa.gateway.docs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Faces;
import stoa.gateway.platform.OnEveryFace;
import stoa.gateway.platform.http.ReplyWriter;

/** A face's documents as they are checked in, and the Swagger UI, which shows them and can try them out. */
@Controller
@OnEveryFace
final class DocumentController {

    private static final String PAGE = "index.html";

    /** The page runs its own scripts alone, and asks whatever server of the document somebody chooses. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src *; frame-ancestors 'none'";

    private final Documents documents;
    private final Faces faces;
    private final ReplyWriter replies;

    DocumentController(Documents documents, Faces faces, ReplyWriter replies) {
        this.documents = documents;
        this.faces = faces;
        this.replies = replies;
    }

    /** What the page asks for lies beside it, so its address ends in a slash; a prefix may stand before it. */
    @GetMapping("/docs")
    void enter(HttpServletResponse response) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, "docs/");
    }

    @GetMapping("/docs/")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        document(PAGE, request, response);
    }

    @GetMapping("/docs/{file}")
    void document(@PathVariable String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Face face = faces.of(request);
        Optional<Documents.Document> found = documents.find(face, file);
        if (found.isEmpty()) {
            replies.write(face.failure(HttpStatus.NOT_FOUND.value()), response);
            return;
        }
        Documents.Document shown = found.get();
        response.setContentType(shown.type());
        response.setHeader(HttpHeaders.CACHE_CONTROL, shown.caching());
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(shown.length());
        shown.writeTo(response.getOutputStream());
    }
}
