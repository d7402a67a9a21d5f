package stoa.gateway.forum.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.AccountLimits;
import stoa.api.account.ProfileDraft;
import stoa.api.account.command.EditProfile;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.forum.platform.ForumTime;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.vault.LastLogins;

/** What people say of themselves. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users")
final class ProfileController {

    /** This face's limit; others take more. */
    private static final int TEXT_MAX = 255;

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;
    private final LastLogins lastLogins;

    ProfileController(ForumFace face, Commands commands, Queries queries, LastLogins lastLogins) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
        this.lastLogins = lastLogins;
    }

    /** A key that is absent or null leaves its field as it is, the empty string clears it. */
    record ProfileRequest(
            String email, String avatar, String bio, Integer gender, String birthday, String location, String country) {

        EditProfile toCommand(AccountId account) {
            return ProfileDraft.of(account)
                    .email(email)
                    .avatar(limited("avatar", avatar))
                    .bio(limited("bio", bio))
                    .gender(gender)
                    .birthday(birthday)
                    .location(location)
                    .country(country)
                    .edit();
        }

        private static String limited(String field, String text) {
            if (text != null) {
                AccountLimits.requireLength(field, text, 0, TEXT_MAX);
            }
            return text;
        }
    }

    record UserDetail(
            String id,
            String name,
            String email,
            String avatar,
            String bio,
            int gender,
            String birthday,
            String location,
            String country,
            @JsonProperty("last_login_ip") String lastLoginIp) {}

    @GetMapping("/{id}")
    ForumReply profile(@PathVariable String id, Optional<Caller> caller) {
        AccountId account = ForumInput.account(id);
        GetProfile.Result profile = queries.ask(new GetProfile(account), GetProfile.Result.class);
        boolean own = caller.filter(reader -> reader.account().equals(account)).isPresent();
        return ForumReply.of("获取个人资料成功", detail(profile, own ? lastAddress(account) : ""));
    }

    @PostMapping("/me")
    ForumReply edit(Caller caller, @JsonBody ProfileRequest body) {
        commands.send(face, caller.account(), body.toCommand(caller.account()));
        return ForumReply.done("修改个人资料成功");
    }

    /** Where somebody logged in from is told to nobody but themselves. */
    private String lastAddress(AccountId account) {
        return lastLogins.find(account).map(LastLogins.LastLogin::address).orElse("");
    }

    private static UserDetail detail(GetProfile.Result profile, String lastAddress) {
        Person person = profile.person();
        return new UserDetail(
                person.id().toString(),
                person.name(),
                person.email(),
                person.avatar(),
                profile.bio(),
                profile.gender(),
                ForumTime.ofDate(profile.birthday()),
                profile.location(),
                profile.country(),
                lastAddress);
    }
}
