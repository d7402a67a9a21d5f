package stoa.api.account.command;

import java.util.Optional;
import java.util.OptionalInt;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.account.AccountLimits;
import stoa.api.account.Birthday;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Changes an account's name, and what it says of itself: an empty Optional leaves a field as it is, the empty string
 * clears it. All of it happens, or nothing.
 *
 * @param name one that nobody has, and never the empty one
 * @param gender 0 unsaid, 1 male, 2 female, 3 other
 * @param birthday {@code yyyy-MM-dd}, checked against today where it is decided
 */
public record EditProfile(
        AccountId account,
        Optional<String> name,
        Optional<String> nickname,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> avatar,
        Optional<String> bio,
        OptionalInt gender,
        Optional<String> birthday,
        Optional<String> location,
        Optional<String> country) {

    public EditProfile {
        name = name.map(AccountLimits::requireName);
        nickname = nickname.map(AccountLimits::requireNickname);
        email = email.map(AccountLimits::requireEmail);
        phone = phone.map(AccountLimits::requirePhone);
        avatar.ifPresent(text -> AccountLimits.requireLength("avatar", text, 0, AccountLimits.AVATAR_MAX));
        bio.ifPresent(text -> AccountLimits.requireLength("bio", text, 0, AccountLimits.BIO_MAX));
        location.ifPresent(text -> AccountLimits.requireLength("location", text, 0, AccountLimits.PLACE_MAX));
        country.ifPresent(text -> AccountLimits.requireLength("country", text, 0, AccountLimits.PLACE_MAX));
        birthday.ifPresent(Birthday::requireDateOrEmpty);
        if (gender.isPresent() && (gender.getAsInt() < 0 || gender.getAsInt() > 3)) {
            throw new Rejection(KernelError.INVALID, "gender must be 0 to 3");
        }
    }

    @TargetAggregateIdentifier
    String stream() {
        return account.stream();
    }
}
