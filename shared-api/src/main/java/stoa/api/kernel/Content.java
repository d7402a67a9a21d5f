package stoa.api.kernel;

import java.nio.charset.StandardCharsets;

/** The limits of what people write at length: something, and no more than 64 KiB of UTF-8. */
public final class Content {

    public static final int MAX_BYTES = 65_535;

    /** Refuses an empty or over-long content with {@link KernelError#INVALID}. */
    public static void require(String content) {
        if (content.isEmpty() || content.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new Rejection(KernelError.INVALID, "content must have 1 to " + MAX_BYTES + " bytes");
        }
    }

    private Content() {}
}
