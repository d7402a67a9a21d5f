package stoa.gateway.forum.platform;

import stoa.api.account.query.Person;

/** A person beside what they wrote. */
public record UserBrief(String id, String email, String name, String avatar) {

    /** The person as this face shows them. */
    public static UserBrief of(Person person) {
        return new UserBrief(person.id().toString(), person.email(), person.name(), person.avatar());
    }
}
