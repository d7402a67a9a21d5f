package stoa.gateway.chat.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountError;
import stoa.api.account.query.FindAccountByName;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.Rejection;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.chat.platform.ChatInput;
import stoa.gateway.chat.platform.ChatReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Enrolment;
import stoa.gateway.platform.identity.Entry;
import stoa.gateway.platform.identity.NewAccount;

/** Registering and logging in. */
@Controller
@RequestMapping(ChatFace.PREFIX)
final class AuthController {

    private static final int UNAUTHORIZED = 401;

    private final ChatFace face;
    private final Entry entry;
    private final Enrolment enrolment;
    private final ClientAddress client;
    private final Queries queries;

    AuthController(ChatFace face, Entry entry, Enrolment enrolment, ClientAddress client, Queries queries) {
        this.face = face;
        this.entry = entry;
        this.enrolment = enrolment;
        this.client = client;
        this.queries = queries;
    }

    record Credentials(String email, String password) {}

    record LoggedIn(String token, User user) {

        record User(@JsonProperty("user_id") String userId, String username, String email) {}
    }

    record RegisterRequest(String username, String email, String password, String phone) {

        NewAccount newcomer() {
            return new NewAccount(
                    ChatInput.required("username", username),
                    ChatInput.required("email", email),
                    password,
                    null,
                    phone);
        }
    }

    record Registered(
            @JsonProperty("user_id") String userId,
            String username,
            String email,
            String phone,
            @JsonProperty("created_at") String createdAt) {

        static Registered of(GetProfile.Result profile) {
            Person person = profile.person();
            return new Registered(
                    person.id().toString(),
                    person.name(),
                    person.email(),
                    profile.phone(),
                    Timestamps.of(profile.registeredAt()));
        }
    }

    @PostMapping("/register")
    ChatReply register(@JsonBody RegisterRequest body) {
        NewAccount newcomer = body.newcomer();
        try {
            return ChatReply.of(Registered.of(enrolment.register(face, newcomer)));
        } catch (Rejection refusal) {
            if (refusal.code() == AccountError.NAME_OR_EMAIL_TAKEN) {
                return taken(newcomer.name()).reply();
            }
            throw refusal;
        }
    }

    private Taken taken(String name) {
        return queries.ask(new FindAccountByName(name), FindAccountByName.Result.class)
                        .holder()
                        .isPresent()
                ? Taken.NAME
                : Taken.EMAIL;
    }

    @PostMapping("/login")
    ChatReply login(@JsonBody Credentials body, HttpServletRequest request) {
        Entry.Admitted admitted;
        try {
            admitted = entry.byEmail(face, body.email(), body.password(), client.of(request));
        } catch (Rejection refusal) {
            if (refusal.code() == AccountError.WRONG_CREDENTIALS) {
                return ChatReply.failed(UNAUTHORIZED, "登录失败", "邮箱或密码错误");
            }
            throw refusal;
        }
        Person person = queries.ask(new GetProfile(admitted.account()), GetProfile.Result.class)
                .person();
        return ChatReply.of(new LoggedIn(
                admitted.token(), new LoggedIn.User(person.id().toString(), person.name(), person.email())));
    }
}
