package stoa.gateway.log;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import stoa.vault.TokenKeys;

/** The public keys that access tokens are verified with. */
@Controller
final class KeySetController {

    private final TokenKeys keys;

    KeySetController(TokenKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    void keys(HttpServletResponse response) throws IOException {
        byte[] json = keys.publicKeys().toString(true).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/jwk-set+json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
