package stoa.gateway.im.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Enrolment;
import stoa.gateway.platform.identity.Entry;
import stoa.gateway.platform.identity.NewAccount;

/** Registering and logging in. */
@Controller
@RequestMapping("/auth")
final class AuthController {

    private final ImFace face;
    private final Entry entry;
    private final Enrolment enrolment;
    private final ClientAddress client;

    AuthController(ImFace face, Entry entry, Enrolment enrolment, ClientAddress client) {
        this.face = face;
        this.entry = entry;
        this.enrolment = enrolment;
        this.client = client;
    }

    record Credentials(String username, String password) {}

    /** What to send as {@code Authorization: Bearer}. */
    record Token(String token) {}

    record RegisterRequest(String username, String password, String email, String nickname) {

        /** Who says no nickname goes by their name. */
        NewAccount newcomer() {
            String name = ImInput.required("username", username).strip();
            String called = nickname == null || nickname.isBlank() ? name : nickname;
            return new NewAccount(name, ImInput.required("email", email), password, called, null);
        }
    }

    record Registered(long id, String username, String email, String nickname, String avatarUrl, String createdAt) {

        static Registered of(GetProfile.Result profile) {
            Person person = profile.person();
            return new Registered(
                    person.id().value(),
                    person.name(),
                    person.email(),
                    person.nickname(),
                    person.avatar(),
                    Timestamps.of(profile.registeredAt()));
        }
    }

    @PostMapping("/register")
    ImReply register(@JsonBody RegisterRequest body) {
        return ImReply.created(Registered.of(enrolment.register(face, body.newcomer())));
    }

    @PostMapping("/login")
    ImReply login(@JsonBody Credentials body, HttpServletRequest request) {
        Entry.Admitted admitted = entry.byNameOrEmail(face, body.username(), body.password(), client.of(request));
        return ImReply.of(new Token(admitted.token()));
    }
}
