package stoa.gateway.gochat.account;

import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Timestamps;

/** Somebody to themselves. Two of the keys stand there under two names, for clients of either document. */
record UserItem(
        String userId,
        String id,
        String username,
        String avatar,
        String avatarUrl,
        String email,
        boolean isGuest,
        String createTime) {

    static UserItem of(GetProfile.Result profile) {
        Person person = profile.person();
        String id = person.id().toString();
        return new UserItem(
                id,
                id,
                person.name(),
                person.avatar(),
                person.avatar(),
                person.email(),
                profile.role() == Role.GUEST,
                Timestamps.of(profile.registeredAt()));
    }
}
