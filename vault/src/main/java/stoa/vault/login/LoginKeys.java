package stoa.vault.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import stoa.api.kernel.CanonicalText;
import stoa.vault.platform.KeyedHash;
import stoa.vault.platform.VaultSecrets;

/** Names and addresses as keyed hashes, each as hexadecimal text. */
@Component
class LoginKeys {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final KeyedHash hash;

    LoginKeys(VaultSecrets secrets) {
        this.hash = new KeyedHash(secrets.hashKey("login-attempts"));
    }

    String ofName(String name) {
        return HexFormat.of().formatHex(hash.of("name", CanonicalText.of(name)));
    }

    /** Of an e-mail in any case. */
    byte[] ofEmail(String email) {
        return hash.of("email", CanonicalText.of(email));
    }

    /** Of a code that was mailed there: the same code to another e-mail is another one. */
    byte[] ofCode(String email, String code) {
        return hash.of("code", code + " " + CanonicalText.of(email));
    }

    String ofAddress(String address) {
        return HexFormat.of().formatHex(hash.of("address", network(address)));
    }

    /** One household has a whole /64 of IPv6 addresses at its will, so they count as one. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.strip());
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address.strip();
        }
    }
}
