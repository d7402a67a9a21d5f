package stoa.gateway.gochat.platform;

import stoa.api.account.query.Person;

/** Somebody else, as this face shows them; their e-mail is their own. */
public record PersonItem(String userId, String username, String avatar, boolean online) {

    /** A person, and whether they are here. */
    public static PersonItem of(Person person, boolean online) {
        return new PersonItem(person.id().toString(), person.name(), person.avatar(), online);
    }
}
