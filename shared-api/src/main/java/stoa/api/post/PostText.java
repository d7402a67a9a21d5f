package stoa.api.post;

import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.Content;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** The limits of a post's title (255 code points) and content ({@link Content}). */
public final class PostText {

    public static final int TITLE_MAX = 255;

    /** Refuses an empty or over-long title or content with {@link KernelError#INVALID}. */
    public static void require(String title, String content) {
        if (title.isEmpty() || CanonicalText.length(title) > TITLE_MAX) {
            throw new Rejection(KernelError.INVALID, "title must have 1 to " + TITLE_MAX + " characters");
        }
        Content.require(content);
    }

    private PostText() {}
}
