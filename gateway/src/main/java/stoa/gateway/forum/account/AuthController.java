package stoa.gateway.forum.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountLimits;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.gateway.forum.platform.ForumCode;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.forum.platform.UserBrief;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.access.TokenDelivery;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Login;
import stoa.gateway.platform.identity.Registration;
import stoa.vault.Sessions;

/** Registering, logging in and out. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/auth")
final class AuthController {

    private static final Logger LOG = LoggerFactory.getLogger(AuthController.class);

    private final ForumFace face;
    private final Entry entry;
    private final Sessions sessions;
    private final TokenDelivery delivery;
    private final Queries queries;

    AuthController(ForumFace face, Entry entry, Sessions sessions, TokenDelivery delivery, Queries queries) {
        this.face = face;
        this.entry = entry;
        this.sessions = sessions;
        this.delivery = delivery;
        this.queries = queries;
    }

    record RegisterRequest(String email, String name, String password) {}

    record LoginRequest(String name, String password) {}

    @PostMapping("/register")
    ForumReply register(@JsonBody RegisterRequest body, HttpServletRequest request, HttpServletResponse response) {
        String name = ForumInput.name(body.name());
        String password = ForumInput.password("password", body.password());
        String email = AccountLimits.requireEmail(Objects.requireNonNullElse(body.email(), ""));
        AccountId account = entry.registration().register(face, name, email, password);
        Sessions.Opened session =
                entry.login().loginAsRegistered(face, account, entry.client().of(request));
        delivery.deliver(face, session, request, response);
        return ForumReply.of("注册成功", UserBrief.of(new Person(account, name, email, "")));
    }

    @PostMapping("/login")
    ForumReply login(@JsonBody LoginRequest body, HttpServletRequest request, HttpServletResponse response) {
        String name = ForumInput.required("name", body.name()).strip();
        AccountLimits.requireLength("name", name, AccountLimits.NAME_MIN, AccountLimits.NAME_MAX);
        String password = ForumInput.password("password", body.password());
        Sessions.Opened session =
                entry.login().login(face, name, password, entry.client().of(request));
        GetProfile.Result profile = queries.ask(new GetProfile(session.session().account()), GetProfile.Result.class);
        delivery.deliver(face, session, request, response);
        return ForumReply.of("登录成功", UserBrief.of(profile.person()));
    }

    /** Ends the session whether or not its cookie came along; a cookie of another session of the same person too. */
    @PostMapping("/logout")
    ForumReply logout(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        try {
            sessions.end(caller.session());
            delivery.refreshToken(request)
                    .flatMap(sessions::refresh)
                    .filter(other -> other.account().equals(caller.account()))
                    .ifPresent(other -> sessions.end(other.id()));
        } catch (RuntimeException storeDown) {
            LOG.error("Logout failed", storeDown);
            return ForumCode.LOGOUT_FAILED.reply();
        }
        delivery.revoke(request, response);
        return ForumReply.done("登出成功");
    }

    @GetMapping("/status")
    ForumReply status(Caller caller) {
        return ForumReply.done("登录状态检查成功");
    }

    /** The two ways in, and from where. */
    @Component
    record Entry(Registration registration, Login login, ClientAddress client) {}
}
