package stoa.vault.platform;

/** The master key can not be used; the message is the one sentence that an operator needs. */
public final class MasterKeyException extends IllegalStateException {

    MasterKeyException(String message) {
        super(message);
    }

    MasterKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
