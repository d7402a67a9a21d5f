package stoa.api.post;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * A tag as somebody wrote it, and the key under which it is found: {@code C}, {@code C++} and {@code C#} are three
 * tags, {@code go} and {@code Go} are one.
 */
public record Tag(String key, String name) {

    public static final int MAX_TAGS = 10;
    public static final int NAME_MAX = 32;

    /** The tag of that name; refused with {@link KernelError#INVALID} if the name is longer than 32 characters. */
    public static Tag named(String name) {
        String trimmed = name.strip();
        if (CanonicalText.length(trimmed) > NAME_MAX) {
            throw new Rejection(KernelError.INVALID, "a tag has at most " + NAME_MAX + " characters");
        }
        return new Tag(CanonicalText.of(trimmed), trimmed);
    }

    /** The tags of those names in their order, without blanks and without repetitions; at most {@link #MAX_TAGS}. */
    public static List<Tag> listOf(List<String> names) {
        Map<String, Tag> distinct = new LinkedHashMap<>();
        for (String name : names) {
            Tag tag = named(name);
            if (!tag.key().isEmpty()) {
                distinct.putIfAbsent(tag.key(), tag);
            }
        }
        if (distinct.size() > MAX_TAGS) {
            throw new Rejection(KernelError.INVALID, "a post has at most " + MAX_TAGS + " tags");
        }
        return List.copyOf(distinct.values());
    }
}
