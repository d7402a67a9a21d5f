package stoa.vault.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What an operator may set under {@code stoa.vault}. Whatever is left out (null) has the default named here.
 *
 * @param masterKey 32 bytes as base64; left out, the key is kept in a file of {@code masterKeyDirectory}
 * @param masterKeyDirectory where {@code master.key} is, made with mode 0600 on the first start; default {@code data}
 * @param sessionLifetime how long a session may rest before it has to log in again; default 5 days
 * @param accessTokenLifetime the longest life that any face gives an access token; default 24 hours
 * @param tokenKeyLead how long a new signing key is published before it signs; default 2 seconds
 * @param tokenKeyAge at what age a signing key is followed by a new one; default 90 days
 * @param failuresPerName failed logins of one name before it has to wait; default 10 in 15 minutes
 * @param failuresPerAddress failed logins from one address before it has to wait; default 50 in 15 minutes
 */
public record VaultSettings(
        String masterKey,
        Path masterKeyDirectory,
        Duration sessionLifetime,
        Duration accessTokenLifetime,
        Duration tokenKeyLead,
        Duration tokenKeyAge,
        FailureLimit failuresPerName,
        FailureLimit failuresPerAddress) {

    public VaultSettings {
        masterKey = masterKey == null || masterKey.isBlank() ? null : masterKey.strip();
        masterKeyDirectory = Objects.requireNonNullElse(masterKeyDirectory, Path.of("data"));
        sessionLifetime = Objects.requireNonNullElse(sessionLifetime, Duration.ofDays(5));
        accessTokenLifetime = Objects.requireNonNullElse(accessTokenLifetime, Duration.ofHours(24));
        tokenKeyLead = Objects.requireNonNullElse(tokenKeyLead, Duration.ofSeconds(2));
        tokenKeyAge = Objects.requireNonNullElse(tokenKeyAge, Duration.ofDays(90));
        failuresPerName = Objects.requireNonNullElse(failuresPerName, new FailureLimit(10, Duration.ofMinutes(15)));
        failuresPerAddress =
                Objects.requireNonNullElse(failuresPerAddress, new FailureLimit(50, Duration.ofMinutes(15)));
    }

    /** All defaults, with the master key in a directory of the caller's choice. */
    public static VaultSettings withMasterKeyIn(Path directory) {
        return new VaultSettings(null, directory, null, null, null, null, null, null);
    }

    @Override
    public String toString() {
        return "VaultSettings[masterKey=" + (masterKey == null ? "in " + masterKeyDirectory : "set") + "]";
    }

    /** So many failures in such a time are forgiven; each further one has to wait, and longer every time. */
    public record FailureLimit(int failures, Duration window) {

        public FailureLimit {
            if (failures < 1 || window.toMillis() < failures) {
                throw new IllegalArgumentException("A limit of failed logins needs a number and a window above zero");
            }
        }
    }
}
