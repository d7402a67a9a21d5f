package stoa.vault.claim;

import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import org.springframework.stereotype.Component;
import stoa.api.kernel.CanonicalText;
import stoa.vault.ClaimKeys;
import stoa.vault.platform.KeyedHash;
import stoa.vault.platform.VaultSecrets;

/**
 * Keyed hashes of canonical forms. Streams are named after them, so neither the forms nor the secret may ever change:
 * the same name would be free again.
 */
@Component
class HashedClaimKeys implements ClaimKeys {

    private final KeyedHash hash;

    HashedClaimKeys(VaultSecrets secrets) {
        this.hash = new KeyedHash(secrets.hashKey("claim-keys"));
    }

    @Override
    public String ofName(String name) {
        return key("name", CanonicalText.of(name));
    }

    @Override
    public String ofSpelling(String text) {
        return key("spelling", text);
    }

    @Override
    public String ofEmail(String email) {
        String compatible = Normalizer.normalize(email, Normalizer.Form.NFKC).strip();
        return key("email", Normalizer.normalize(compatible.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC));
    }

    private String key(String kind, String canonical) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(kind, canonical));
    }
}
