package stoa.gateway.gochat.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountLimits;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Enrolment;
import stoa.gateway.platform.identity.Entry;
import stoa.gateway.platform.identity.NewAccount;
import stoa.vault.Sessions;

/** Registering, coming as a guest, logging in and out. */
@Controller
@RequestMapping(GoChatFace.API + "/auth")
final class AuthController {

    private static final int NAME_MIN = 3;
    private static final int GUEST_NAME_MAX = 30;

    private final GoChatFace face;
    private final Ways ways;
    private final Sessions sessions;
    private final Queries queries;

    AuthController(GoChatFace face, Ways ways, Sessions sessions, Queries queries) {
        this.face = face;
        this.ways = ways;
        this.sessions = sessions;
        this.queries = queries;
    }

    record Credentials(String username, String password) {

        NewAccount newcomer() {
            if (username == null) {
                throw new Rejection(KernelError.INVALID, "username is required");
            }
            String name = username.strip();
            AccountLimits.requireLength("username", name, NAME_MIN, AccountLimits.NAME_MAX);
            return new NewAccount(name, "", password);
        }
    }

    record GuestRequest(String guestName) {

        /** Empty for a name that is made up. */
        String name() {
            String name = guestName == null ? "" : guestName.strip();
            AccountLimits.requireLength("guestName", name, 0, GUEST_NAME_MAX);
            return name;
        }
    }

    /** Nested for one kind of client, flat for another. */
    record Registered(UserItem user, String userId, String username) {

        static Registered of(UserItem user) {
            return new Registered(user, user.userId(), user.username());
        }
    }

    /** Its browser client reads {@code token}; others know it as {@code accessToken}. */
    record LoggedIn(String token, String accessToken, String refreshToken, long expiresIn, UserItem user) {}

    @PostMapping("/register")
    GoChatReply register(@JsonBody Credentials body) {
        GetProfile.Result registered = ways.enrolment().register(face, body.newcomer());
        return GoChatReply.created("注册成功", Registered.of(UserItem.of(registered)));
    }

    @PostMapping("/login")
    GoChatReply login(@JsonBody Credentials body, HttpServletRequest request) {
        return in(ways.entry().byNameOrEmail(face, body.username(), body.password(), ways.from(request)));
    }

    @PostMapping("/guest")
    GoChatReply guest(@JsonBody Optional<GuestRequest> body, HttpServletRequest request) {
        String name = body.map(GuestRequest::name).orElse("");
        return in(ways.entry().asGuest(face, name, ways.from(request)));
    }

    private GoChatReply in(Entry.Admitted admitted) {
        GetProfile.Result profile = queries.ask(new GetProfile(admitted.account()), GetProfile.Result.class);
        return GoChatReply.of(
                "登录成功",
                new LoggedIn(
                        admitted.token(),
                        admitted.token(),
                        admitted.refreshToken(),
                        admitted.life().toSeconds(),
                        UserItem.of(profile)));
    }

    /**
     * Never a 401: its browser client logs out at every one, without a token by then, and would ask for ever. Whoever
     * is logged in is not any more.
     */
    @PostMapping("/logout")
    GoChatReply logout(Optional<Caller> caller) {
        caller.ifPresent(who -> sessions.end(who.session()));
        return GoChatReply.done("登出成功");
    }

    /** The ways in, and from where. */
    @Component
    record Ways(Entry entry, Enrolment enrolment, ClientAddress client) {

        String from(HttpServletRequest request) {
            return client.of(request);
        }
    }
}
