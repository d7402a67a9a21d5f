package stoa.api.account.query;

import stoa.api.kernel.AccountId;

/** How a person appears beside what they wrote: joined at reading, never copied into other views. */
public record Person(AccountId id, String name, String email, String avatar) {

    /** Somebody whose account is unknown here or has been erased. */
    public static Person unknown(AccountId id) {
        return new Person(id, "", "", "");
    }
}
