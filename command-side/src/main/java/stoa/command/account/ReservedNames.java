package stoa.command.account;

import java.util.Set;
import stoa.api.account.AccountError;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;

/** Names that the service keeps for itself: words of its own addresses, and whatever begins like its administrator. */
final class ReservedNames {

    private static final Set<String> WORDS =
            Set.of("me", "info", "profile", "search", "status", "top", "world", "system");

    private static final String ADMINISTRATOR = "admin";

    /** Only the administrator, who is no guest of the service, may bear one. */
    static void requireFree(String name, Role role) {
        String canonical = CanonicalText.of(name);
        if (role != Role.ADMIN && (WORDS.contains(canonical) || canonical.startsWith(ADMINISTRATOR))) {
            throw new Rejection(AccountError.NAME_RESERVED, "a reserved name");
        }
    }

    private ReservedNames() {}
}
