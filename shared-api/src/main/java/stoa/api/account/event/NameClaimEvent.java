package stoa.api.account.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.StreamNamed;

/** Who holds one name, in the stream {@code name:<key>}; the key is a keyed hash of the name's canonical form. */
@StreamNamed("name:<key>")
public sealed interface NameClaimEvent permits NameClaimed, NameReleased {
    String key();

    AccountId account();
}
