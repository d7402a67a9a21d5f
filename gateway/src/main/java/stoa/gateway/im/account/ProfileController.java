package stoa.gateway.im.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import stoa.api.account.ProfileDraft;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.vault.LastActivity;
import stoa.vault.Presence;

/** What people say of themselves, and whether they are here. */
@Controller
final class ProfileController {

    private static final String ME = ImFace.API + "/users/me";

    private final ImFace face;
    private final Commands commands;
    private final Queries queries;
    private final Here here;

    ProfileController(ImFace face, Commands commands, Queries queries, Here here) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
        this.here = here;
    }

    /** A key that is absent or null leaves its field as it is, the empty string clears it. */
    record EditRequest(String nickname, String avatarUrl, String bio) {}

    record Self(
            long id,
            String username,
            String email,
            String nickname,
            String avatarUrl,
            String status,
            @JsonInclude(JsonInclude.Include.ALWAYS) String lastSeenAt,
            String bio,
            String createdAt,
            String updatedAt) {}

    record Other(long id, String username, String nickname, String avatarUrl, String status, String bio) {}

    @GetMapping(ME)
    ImReply self(Caller caller) {
        return ImReply.of(profileOf(caller.account()));
    }

    @PutMapping(ME)
    ImReply edit(Caller caller, @JsonBody EditRequest body) {
        commands.send(
                face,
                caller.account(),
                ProfileDraft.of(caller.account())
                        .nickname(body.nickname())
                        .avatar(body.avatarUrl())
                        .bio(body.bio())
                        .edit());
        return ImReply.of(profileOf(caller.account()));
    }

    @GetMapping("/users/{id}")
    ImReply other(@PathVariable String id) {
        GetProfile.Result profile = profile(AccountId.parse(id));
        Person person = profile.person();
        return ImReply.of(new Other(
                person.id().value(),
                person.name(),
                person.nickname(),
                person.avatar(),
                here.status(person.id()),
                profile.bio()));
    }

    private Self profileOf(AccountId account) {
        GetProfile.Result profile = profile(account);
        Person person = profile.person();
        return new Self(
                person.id().value(),
                person.name(),
                person.email(),
                person.nickname(),
                person.avatar(),
                here.status(account),
                here.lastSeen(account),
                profile.bio(),
                Timestamps.of(profile.registeredAt()),
                Timestamps.of(profile.updatedAt()));
    }

    private GetProfile.Result profile(AccountId account) {
        return queries.ask(new GetProfile(account), GetProfile.Result.class);
    }

    /** Who is here, and since when others are not. */
    @Component
    record Here(Presence presence, LastActivity activity) {

        String status(AccountId account) {
            return presence.isOnline(account) ? "online" : "offline";
        }

        /** Null for somebody who never was. */
        String lastSeen(AccountId account) {
            Instant last = activity.of(Set.of(account)).get(account);
            return last == null ? null : Timestamps.of(last);
        }
    }
}
