package stoa.api.account.query;

import stoa.api.kernel.AccountId;

/**
 * How a person appears beside what they wrote: joined at reading, never copied into other views.
 *
 * @param name theirs alone, by which they log in; empty for somebody unknown
 * @param nickname empty for whoever has said none
 */
public record Person(AccountId id, String name, String nickname, String email, String avatar) {

    /** A person who has said no nickname. */
    public Person(AccountId id, String name, String email, String avatar) {
        this(id, name, "", email, avatar);
    }

    /** Somebody whose account is unknown here or has been erased. */
    public static Person unknown(AccountId id) {
        return new Person(id, "", "", "");
    }

    /** What they want to be called: the nickname, or the name where there is none. */
    public String called() {
        return nickname.isEmpty() ? name : nickname;
    }
}
