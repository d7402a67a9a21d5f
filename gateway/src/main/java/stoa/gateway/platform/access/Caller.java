package stoa.gateway.platform.access;

import java.util.UUID;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/**
 * Who asks. A controller that takes one can not be reached without a login; one that takes an {@code Optional} of it is
 * public and told who asks where that is known.
 */
public record Caller(AccountId account, UUID session, Role role) {}
