package stoa.gateway.log;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The program that verifies the lottery, to take along: alone, and within a page that needs no other file, and so works
 * from a disk as well. And the one for receipts, which shares its code.
 */
@Controller
final class VerifierController {

    private static final String PLACE = "/* verify-lottery.mjs goes here */";

    private final byte[] script;
    private final byte[] receipts;
    private final byte[] page;

    VerifierController() {
        String program = text("verify-lottery.mjs");
        String inPage = program.substring(program.indexOf('\n') + 1); // The first line is for Unix.
        this.script = program.getBytes(StandardCharsets.UTF_8);
        this.receipts = text("verify-receipt.mjs").getBytes(StandardCharsets.UTF_8);
        this.page = text("verify-lottery.html").replace(PLACE, inPage).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/log/verify-lottery.mjs")
    void script(HttpServletResponse response) throws IOException {
        write(response, "text/javascript; charset=utf-8", script);
    }

    @GetMapping("/log/verify-receipt.mjs")
    void receipts(HttpServletResponse response) throws IOException {
        write(response, "text/javascript; charset=utf-8", receipts);
    }

    @GetMapping("/log/verify-lottery.html")
    void page(HttpServletResponse response) throws IOException {
        write(response, "text/html; charset=utf-8", page);
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String text(String name) {
        try (InputStream resource = VerifierController.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
