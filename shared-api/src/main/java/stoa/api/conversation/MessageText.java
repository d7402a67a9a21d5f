package stoa.api.conversation;

import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** The limits of what a message says. Within them it is kept to the last byte: nothing trimmed, nothing escaped. */
public final class MessageText {

    /** In code points; a face may take less. */
    public static final int CONTENT_MAX = 5_000;

    /** In code points; what clients call their messages is theirs, within reason. */
    public static final int CLIENT_ID_MAX = 200;

    /** Refuses empty or over-long content, and half a surrogate pair, which is no text and could not be kept. */
    public static void requireContent(String content) {
        require("content", content, CONTENT_MAX);
    }

    /** Refuses an empty or over-long id of a client's own. */
    public static void requireClientId(String clientId) {
        require("the client's id of a message", clientId, CLIENT_ID_MAX);
    }

    private static void require(String what, String text, int max) {
        int length = CanonicalText.length(text);
        if (length < 1 || length > max) {
            throw new Rejection(KernelError.INVALID, what + " must have 1 to " + max + " characters");
        }
        requireWhole(text);
    }

    /** Refuses half a surrogate pair. */
    static void requireWhole(String text) {
        if (text.codePoints().anyMatch(MessageText::isHalfAPair)) {
            throw new Rejection(KernelError.INVALID, "half a surrogate pair is no text");
        }
    }

    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private MessageText() {}
}
