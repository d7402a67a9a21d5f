package stoa.api.account.event;

import stoa.api.kernel.AccountId;

/** Who holds one e-mail, in the stream {@code email:<key>}; the key is a keyed hash of the e-mail's canonical form. */
public sealed interface EmailClaimEvent permits EmailClaimed, EmailReleased {
    String key();

    AccountId account();
}
