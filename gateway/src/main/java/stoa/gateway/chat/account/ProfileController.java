package stoa.gateway.chat.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountError;
import stoa.api.account.ProfileDraft;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.chat.platform.ChatReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/** What people say of themselves, to themselves. */
@Controller
@RequestMapping(ChatFace.PREFIX + "/user/profile")
final class ProfileController {

    private final ChatFace face;
    private final Commands commands;
    private final Queries queries;

    ProfileController(ChatFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    /** A key that is absent or null leaves its field as it is; the empty string clears it, and is no name. */
    record EditRequest(String username, String avatar, String phone) {}

    record Profile(
            @JsonProperty("user_id") String userId,
            String username,
            String email,
            String phone,
            String avatar,
            @JsonProperty("created_at") String createdAt,
            @JsonProperty("updated_at") String updatedAt) {}

    /** Without the e-mail, which can not be edited here. */
    record Edited(
            @JsonProperty("user_id") String userId,
            String username,
            String avatar,
            String phone,
            @JsonProperty("updated_at") String updatedAt) {}

    @GetMapping
    ChatReply get(Caller caller) {
        GetProfile.Result profile = profile(caller.account());
        Person person = profile.person();
        return ChatReply.of(new Profile(
                person.id().toString(),
                person.name(),
                person.email(),
                profile.phone(),
                person.avatar(),
                Timestamps.of(profile.registeredAt()),
                Timestamps.of(profile.updatedAt())));
    }

    @PutMapping
    ChatReply edit(Caller caller, @JsonBody EditRequest body) {
        ProfileDraft draft = ProfileDraft.of(caller.account())
                .name(body.username())
                .avatar(body.avatar())
                .phone(body.phone());
        try {
            commands.send(face, caller.account(), draft.edit());
        } catch (Rejection refusal) {
            if (refusal.code() == AccountError.NAME_OR_EMAIL_TAKEN) {
                return Taken.NAME.reply();
            }
            throw refusal;
        }
        GetProfile.Result profile = profile(caller.account());
        Person person = profile.person();
        return ChatReply.of(new Edited(
                person.id().toString(),
                person.name(),
                person.avatar(),
                profile.phone(),
                Timestamps.of(profile.updatedAt())));
    }

    private GetProfile.Result profile(AccountId account) {
        return queries.ask(new GetProfile(account), GetProfile.Result.class);
    }
}
