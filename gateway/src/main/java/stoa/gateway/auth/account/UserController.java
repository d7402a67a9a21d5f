package stoa.gateway.auth.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.ListAccounts;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.auth.platform.AuthFace;
import stoa.gateway.auth.platform.AuthReply;
import stoa.gateway.auth.platform.AuthSettings;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;

/** Looking at people, at either of two addresses. */
@Controller
@RequestMapping({AuthFace.ROOT, AuthFace.API})
final class UserController {

    private static final int LONGEST_NUMBER = 18;

    private final Queries queries;
    private final Users users;
    private final AuthSettings settings;

    UserController(Queries queries, Users users, AuthSettings settings) {
        this.queries = queries;
        this.users = users;
        this.settings = settings;
    }

    @GetMapping("/user/{id}")
    AuthReply user(@PathVariable String id, Optional<Caller> caller) {
        AccountId account = AccountId.parse(id);
        User user = users.show(queries.ask(new GetProfile(account), GetProfile.Result.class));
        return AuthReply.of(mayKnowEmail(caller, account) ? user : user.withoutEmail());
    }

    private boolean mayKnowEmail(Optional<Caller> caller, AccountId account) {
        return settings.publicEmails()
                || caller.filter(
                                who -> who.role() == Role.ADMIN || who.account().equals(account))
                        .isPresent();
    }

    /** Who is no administrator hears that before anything about what they asked. */
    @GetMapping("/users")
    AuthReply users(Caller caller, HttpServletRequest request) {
        if (caller.role() != Role.ADMIN) {
            throw new Rejection(KernelError.FORBIDDEN, "for administrators only");
        }
        long offset = number(request, "offset", 0);
        long num = number(request, "num", 1);
        ListAccounts query = new ListAccounts(offset, Math.toIntExact(Math.min(num, ListAccounts.MAX_LIMIT)));
        List<GetProfile.Result> found =
                queries.ask(query, ListAccounts.Result.class).accounts();
        return AuthReply.of(users.show(found));
    }

    private static long number(HttpServletRequest request, String name, long least) {
        String text = request.getParameter(name);
        if (text == null || text.length() > LONGEST_NUMBER || !text.matches("[0-9]+")) {
            throw new Rejection(KernelError.INVALID, name + " must be a whole number");
        }
        long number = Long.parseLong(text);
        if (number < least) {
            throw new Rejection(KernelError.INVALID, name + " must be at least " + least);
        }
        return number;
    }
}
