package stoa.gateway.im.platform;

import stoa.api.account.query.Person;

/** A person beside what they wrote or where they are a member. */
public record UserBrief(long id, String nickname, String avatarUrl) {

    /** The person as this face shows them, by their name if they have said no nickname. */
    public static UserBrief of(Person person) {
        return new UserBrief(person.id().value(), person.called(), person.avatar());
    }
}
