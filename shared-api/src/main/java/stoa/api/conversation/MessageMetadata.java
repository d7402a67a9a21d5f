package stoa.api.conversation;

import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * What a client says of an image or a file that it sends.
 *
 * @param fileSize in bytes
 */
public record MessageMetadata(Optional<String> fileName, OptionalLong fileSize) {

    /** In code points. */
    public static final int FILE_NAME_MAX = 255;

    public static final MessageMetadata NONE = new MessageMetadata(Optional.empty(), OptionalLong.empty());

    /** Refuses what no file is called or holds. */
    void check() {
        fileName.ifPresent(MessageMetadata::checkName);
        if (fileSize.orElse(0) < 0) {
            throw new Rejection(KernelError.INVALID, "no file has less than nothing in it");
        }
    }

    private static void checkName(String name) {
        MessageText.requireWhole(name);
        if (CanonicalText.length(name) > FILE_NAME_MAX) {
            throw new Rejection(KernelError.INVALID, "a file's name has at most " + FILE_NAME_MAX + " characters");
        }
    }
}
