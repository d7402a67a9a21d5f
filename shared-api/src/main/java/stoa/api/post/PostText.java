package stoa.api.post;

import java.nio.charset.StandardCharsets;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** The limits of a post's title (255 code points) and content (64 KiB of UTF-8). */
public final class PostText {

    public static final int TITLE_MAX = 255;
    public static final int CONTENT_MAX_BYTES = 65_535;

    /** Refuses an empty or over-long title or content with {@link KernelError#INVALID}. */
    public static void require(String title, String content) {
        if (title.isEmpty() || CanonicalText.length(title) > TITLE_MAX) {
            throw new Rejection(KernelError.INVALID, "title must have 1 to " + TITLE_MAX + " characters");
        }
        if (content.isEmpty() || content.getBytes(StandardCharsets.UTF_8).length > CONTENT_MAX_BYTES) {
            throw new Rejection(KernelError.INVALID, "content must have 1 to " + CONTENT_MAX_BYTES + " bytes");
        }
    }

    private PostText() {}
}
