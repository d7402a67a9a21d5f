package stoa.gateway.forum.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.access.Caller;

/** All that is held about the caller, to take along. The document has no such endpoint. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users/me/export")
final class ExportController {

    private final Export export;

    ExportController(Export export) {
        this.export = export;
    }

    /** Line by line as it is read, so that it may be of any size; cut off, it lacks its last line. */
    @GetMapping
    void export(Caller caller, HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"stoa-" + caller.account() + ".ndjson\"");
        export.write(caller.account(), response.getOutputStream());
    }
}
