package stoa.command.account;

import stoa.api.kernel.AccountId;
import stoa.command.platform.Streams;
import stoa.vault.ClaimKeys;

/** Takes and gives back names and e-mails, in the append of whatever is being decided. */
final class Claims {

    private final Streams<NameClaim> names;
    private final Streams<EmailClaim> emails;
    private final ClaimKeys keys;

    Claims(Streams<NameClaim> names, Streams<EmailClaim> emails, ClaimKeys keys) {
        this.names = names;
        this.emails = emails;
        this.keys = keys;
    }

    /** The key of an e-mail; empty for the empty one, which everybody may have. */
    String emailKey(String email) {
        return EmailClaim.keyOf(email, keys);
    }

    /** The key under which a name is held. */
    String nameKey(String name) {
        return keys.ofName(name);
    }

    /** Tells two spellings of one name apart. */
    String spelling(String name) {
        return keys.ofSpelling(name);
    }

    boolean isFree(String name) {
        return names.at(NameClaim.streamOf(keys.ofName(name))).invoke(NameClaim::isFree);
    }

    boolean holdsName(AccountId account, String name) {
        return names.at(NameClaim.streamOf(keys.ofName(name))).invoke(claim -> claim.isHeldBy(account));
    }

    void claimName(AccountId account, String name) {
        String key = keys.ofName(name);
        names.at(NameClaim.streamOf(key)).execute(claim -> claim.claim(key, account));
    }

    void releaseName(AccountId account, String key) {
        names.at(NameClaim.streamOf(key)).execute(claim -> claim.release(key, account));
    }

    void claimEmail(AccountId account, String email) {
        String key = emailKey(email);
        if (!key.isEmpty()) {
            emails.at(EmailClaim.streamOf(key)).execute(claim -> claim.claim(key, account));
        }
    }

    void releaseEmail(AccountId account, String key) {
        if (!key.isEmpty()) {
            emails.at(EmailClaim.streamOf(key)).execute(claim -> claim.release(key, account));
        }
    }
}
