package stoa.vault.platform;

/** Sealed bytes that do not open: another key, another owner, or altered. Says whose they are, never what they hold. */
public final class SealBrokenException extends IllegalStateException {

    SealBrokenException(String belongsTo, Throwable cause) {
        super("Sealed data of " + belongsTo + " does not open with the key at hand, or has been altered", cause);
    }
}
