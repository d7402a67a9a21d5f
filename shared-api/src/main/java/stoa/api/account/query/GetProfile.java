package stoa.api.account.query;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/** What a person says of themselves; refused with {@code ACCOUNT_NOT_FOUND} if there is no such account. */
public record GetProfile(AccountId account) {

    /**
     * @param gender 0 unsaid, 1 male, 2 female, 3 other
     * @param birthday {@code yyyy-MM-dd}, or empty
     * @param phone for the person alone; empty if unsaid
     * @param updatedAt when name or profile last changed; when the account was opened if they never did
     * @param disabled whether they are shut out
     */
    public record Result(
            Person person,
            String bio,
            int gender,
            String birthday,
            String location,
            String country,
            String phone,
            Role role,
            Instant registeredAt,
            Instant updatedAt,
            boolean disabled) {}
}
