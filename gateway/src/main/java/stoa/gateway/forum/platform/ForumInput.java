package stoa.gateway.forum.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.api.account.AccountLimits;
import stoa.api.comment.CommentError;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.post.PostError;

/** Reads what requests of this face say, and refuses what the document does not allow. */
public final class ForumInput {

    private static final int NAME_MAX = 32;
    private static final int PASSWORD_LENGTH = 32;
    private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]{1,19}");

    /** The page that {@code pageNo} and {@code pageSize} name; a number too large to exist names an empty page. */
    public static Page page(HttpServletRequest request, int defaultSize) {
        return new Page(integer(request, "pageNo", 1), integer(request, "pageSize", defaultSize));
    }

    private static int integer(HttpServletRequest request, String name, int otherwise) {
        String text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        return Math.clamp(number(text), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** The account of a path; a number that no account can have is a bad request if it is not positive. */
    public static AccountId account(String pathId) {
        return new AccountId(number(pathId));
    }

    /** The post of a path; a number that no post can have is an unknown post. */
    public static PostId post(String pathId) {
        return new PostId(positive(pathId, PostError.POST_NOT_FOUND));
    }

    /** The post beside whose comment it stands in a path; a number that no post can have has no such comment. */
    public static PostId postOfComment(String pathId) {
        return new PostId(positive(pathId, CommentError.COMMENT_NOT_FOUND));
    }

    /** The comment of a path; a number that no comment can have is an unknown comment. */
    public static CommentId comment(String pathId) {
        return new CommentId(positive(pathId, CommentError.COMMENT_NOT_FOUND));
    }

    private static long positive(String pathId, RejectionCode unknown) {
        long number = number(pathId);
        if (number <= 0) {
            throw new Rejection(unknown, "ids are positive");
        }
        return number;
    }

    /** The conversation of a path; empty for a number that none can have. */
    public static Optional<ConversationId> conversation(String pathId) {
        long number = number(pathId);
        return number <= 0 ? Optional.empty() : Optional.of(new ConversationId(number));
    }

    /** A whole number of 64 bits at most. */
    public static long whole(String text) {
        return number(text);
    }

    /** Any integer of 64 bits, with a sign if need be: more than an id can be is unknown, and no error in writing. */
    static long number(String pathId) {
        if (SIGNED.matcher(pathId).matches()) {
            try {
                return Long.parseLong(pathId);
            } catch (NumberFormatException tooLarge) {
                throw new Rejection(KernelError.INVALID, "id has more than 64 bits", tooLarge);
            }
        }
        throw new Rejection(KernelError.INVALID, "id must be an integer");
    }

    /** A value that must be there. */
    public static <T> T required(String field, T value) {
        if (value == null) {
            throw new Rejection(KernelError.INVALID, field + " is required");
        }
        return value;
    }

    /** A name as this face takes it, which is shorter than the core would. */
    public static String name(String name) {
        String trimmed = required("name", name).strip();
        AccountLimits.requireLength("name", trimmed, AccountLimits.NAME_MIN, NAME_MAX);
        return trimmed;
    }

    /** A password as this face takes it: 32 characters, whatever they are. */
    public static String password(String field, String password) {
        if (CanonicalText.length(required(field, password)) != PASSWORD_LENGTH) {
            throw new Rejection(KernelError.INVALID, field + " must have " + PASSWORD_LENGTH + " characters");
        }
        return password;
    }

    private ForumInput() {}
}
