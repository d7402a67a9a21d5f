package stoa.api.account.query;

import java.util.Optional;

/** The account that holds an e-mail, compared by its canonical form. Not to be told to clients. */
public record FindAccountByEmail(String email) {

    /** Empty if nobody holds the e-mail. */
    public record Result(Optional<FindAccountByName.Holder> holder) {}
}
