package stoa.gateway.platform.identity;

import java.util.Objects;
import stoa.api.account.AccountLimits;

/**
 * What somebody says of themselves when they register; what is null is not said.
 *
 * @param password as it came, in clear or as a digest
 */
public record NewAccount(String name, String email, String password, String nickname, String phone) {

    public NewAccount {
        name = AccountLimits.requireName(name);
        email = AccountLimits.requireEmail(Objects.requireNonNullElse(email, ""));
        nickname = AccountLimits.requireNickname(Objects.requireNonNullElse(nickname, ""));
        phone = AccountLimits.requirePhone(Objects.requireNonNullElse(phone, ""));
    }

    /** Somebody who says no more than that. */
    public NewAccount(String name, String email, String password) {
        this(name, email, password, null, null);
    }

    @Override
    public String toString() {
        return "NewAccount";
    }
}
