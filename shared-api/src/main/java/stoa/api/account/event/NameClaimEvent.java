package stoa.api.account.event;

import stoa.api.kernel.AccountId;

/** Who holds one name, in the stream {@code name:<key>}; the key is a keyed hash of the name's canonical form. */
public sealed interface NameClaimEvent permits NameClaimed, NameReleased {
    String key();

    AccountId account();
}
