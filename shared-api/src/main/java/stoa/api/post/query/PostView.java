package stoa.api.post.query;

import java.time.Instant;
import java.util.List;
import stoa.api.account.query.Person;
import stoa.api.kernel.PostId;

/**
 * A post as it is read.
 *
 * @param tags in the order the author gave them, each in the spelling that was first used for it
 */
public record PostView(
        PostId id, Person author, String title, String content, List<String> tags, Instant publishedAt, Counts counts) {

    /** What is counted about a post. */
    public record Counts(long views, long likes, long comments) {}
}
