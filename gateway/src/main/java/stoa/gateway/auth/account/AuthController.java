package stoa.gateway.auth.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountLimits;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.auth.platform.AuthFace;
import stoa.gateway.auth.platform.AuthReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.Reply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Entry;
import stoa.gateway.platform.identity.MailedCodes;
import stoa.gateway.platform.identity.NewAccount;
import stoa.vault.Presence;

/** Coming in: by a code that was mailed, then by name and password; and saying that one is still there. */
@Controller
@RequestMapping(AuthFace.API)
final class AuthController {

    private static final Logger LOG = LoggerFactory.getLogger(AuthController.class);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int PASSWORD_MAX = 1_024;

    private final AuthFace face;
    private final Ways ways;
    private final Queries queries;
    private final Users users;

    AuthController(AuthFace face, Ways ways, Queries queries, Users users) {
        this.face = face;
        this.ways = ways;
        this.queries = queries;
        this.users = users;
    }

    record LoginRequest(String username, String password) {}

    record VerifyRequest(String email) {}

    record RegisterRequest(
            String username,
            String email,
            String password,
            @JsonProperty("vrf_code") VerificationCode code) {}

    record Registered(long id, String username) {}

    /** The caller is here for a minute more. */
    @GetMapping("/ping")
    Reply ping(Caller caller) {
        try {
            ways.present(caller.account());
        } catch (RuntimeException unwritten) {
            LOG.warn("A ping could not be written: {}", unwritten.toString());
            return AuthReply.failed(BAD_REQUEST, "用户状态更新失败");
        }
        return Reply.text(OK, "pong");
    }

    /** The token is in a header, where scripts of any page may read it; nothing of it is in the body. */
    @PostMapping("/login")
    AuthReply login(@JsonBody LoginRequest body, HttpServletRequest request, HttpServletResponse response) {
        Entry.Admitted admitted =
                ways.entry().byNameOrEmail(face, body.username(), body.password(), ways.from(request));
        User user = users.show(queries.ask(new GetProfile(admitted.account()), GetProfile.Result.class));
        response.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + admitted.token());
        return AuthReply.of(user);
    }

    @PostMapping("/verify")
    Reply verify(@JsonBody VerifyRequest body, HttpServletRequest request) {
        String email = email(body.email());
        return ways.codes().send(email, ways.from(request))
                ? Reply.text(OK, "邮件已发送至" + email)
                : Reply.text(ACCEPTED, "验证码已存在");
    }

    /** What can be judged by itself comes before the code, and what takes others into account after it. */
    @PostMapping("/register")
    AuthReply register(@JsonBody RegisterRequest body) {
        NewAccount person =
                new NewAccount(required("username", body.username()), email(body.email()), password(body.password()));
        String code = required("vrf_code", body.code()).digits();
        AccountId account = ways.codes().register(face, person, code);
        return AuthReply.of(new Registered(account.value(), person.name()));
    }

    private static String email(String email) {
        String trimmed = AccountLimits.requireEmail(required("email", email));
        AccountLimits.requireLength("email", trimmed, 1, AccountLimits.EMAIL_MAX);
        return trimmed;
    }

    /** Whatever the client has made of what was typed, as long as it makes the same of it every time. */
    private static String password(String password) {
        int length = CanonicalText.length(required("password", password));
        if (length < 1 || length > PASSWORD_MAX) {
            throw new Rejection(KernelError.INVALID, "password must have 1 to " + PASSWORD_MAX + " characters");
        }
        return password;
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new Rejection(KernelError.INVALID, field + " is required");
        }
        return value;
    }

    /** The ways in, and from where. */
    @Component
    record Ways(Entry entry, MailedCodes codes, Presence presence, ClientAddress client, Clock clock) {

        String from(HttpServletRequest request) {
            return client.of(request);
        }

        void present(AccountId account) {
            presence.pinged(account, clock.instant());
        }
    }
}
