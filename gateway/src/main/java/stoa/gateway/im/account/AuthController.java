package stoa.gateway.im.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Entry;

/** Registering and logging in. */
@Controller
@RequestMapping("/auth")
final class AuthController {

    private final ImFace face;
    private final Entry entry;
    private final ClientAddress client;

    AuthController(ImFace face, Entry entry, ClientAddress client) {
        this.face = face;
        this.entry = entry;
        this.client = client;
    }

    record Credentials(String username, String password) {}

    /** What to send as {@code Authorization: Bearer}. */
    record Token(String token) {}

    @PostMapping("/login")
    ImReply login(@JsonBody Credentials body, HttpServletRequest request) {
        Entry.Admitted admitted = entry.byNameOrEmail(face, body.username(), body.password(), client.of(request));
        return ImReply.of(new Token(admitted.token()));
    }
}
