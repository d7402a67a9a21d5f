package stoa.api.conversation;

import java.util.Arrays;
import java.util.Locale;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What a message is to be shown as. Of an image or a file the content is its address. */
public enum MessageType {
    TEXT,
    IMAGE,
    FILE,
    /** Written by the service itself, never by a person. */
    SYSTEM;

    /** The type that clients call by this word; {@link KernelError#INVALID} for any other word. */
    public static MessageType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Rejection(KernelError.INVALID, "no such type of message"));
    }

    /** What all clients call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
