package stoa.gateway.gochat.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountError;
import stoa.api.account.query.FindPeopleByName;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.gochat.platform.PersonItem;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.vault.Presence;

/** Oneself, and whoever one knows the name of. The words that are paths here are names that nobody can have. */
@Controller
@RequestMapping(GoChatFace.API)
final class UserController {

    private final Queries queries;
    private final Presence presence;

    UserController(Queries queries, Presence presence) {
        this.queries = queries;
        this.presence = presence;
    }

    /** By the document's path, by the one that its browser client takes, and by a third document's. */
    @GetMapping({"/users/info", "/user/info", "/users/profile"})
    GoChatReply self(Caller caller) {
        return GoChatReply.of(UserItem.of(queries.ask(new GetProfile(caller.account()), GetProfile.Result.class)));
    }

    @GetMapping("/users/{username}")
    GoChatReply named(Caller caller, @PathVariable String username) {
        return GoChatReply.of(found(caller, username)
                .orElseThrow(() -> new Rejection(AccountError.ACCOUNT_NOT_FOUND, "nobody is called that")));
    }

    /** Finds nobody by a part of their name: who may be written to by everybody is not to be listed for everybody. */
    @GetMapping("/users/search")
    GoChatReply search(Caller caller, HttpServletRequest request) {
        String name = request.getParameter("q");
        if (name == null || name.isBlank()) {
            throw new Rejection(KernelError.INVALID, "q is required");
        }
        return GoChatReply.of(found(caller, name).map(List::of).orElse(List.of()));
    }

    private Optional<PersonItem> found(Caller caller, String name) {
        if (caller.role() == Role.GUEST) {
            throw new Rejection(AccountError.NOT_FOR_GUESTS, "guests look nobody up");
        }
        return Optional.ofNullable(queries.ask(new FindPeopleByName(Set.of(name)), FindPeopleByName.Result.class)
                        .people()
                        .get(name))
                .map(person -> PersonItem.of(person, presence.isOnline(person.id())));
    }
}
