package stoa.api.account.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.StreamNamed;

/** Who holds one e-mail, in the stream {@code email:<key>}; the key is a keyed hash of the e-mail's canonical form. */
@StreamNamed("email:<key>")
public sealed interface EmailClaimEvent permits EmailClaimed, EmailReleased {
    String key();

    AccountId account();
}
