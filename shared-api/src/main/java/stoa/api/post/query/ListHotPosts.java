package stoa.api.post.query;

import java.util.List;
import stoa.api.kernel.PostId;

/**
 * The ten posts of the highest score, highest first, newest first among equals. A post's score is the second of its
 * creation and 432 for each like within its first seven days, so that 200 likes are worth one day.
 */
public record ListHotPosts() {

    public record Result(List<HotPost> posts) {}

    public record HotPost(PostId id, String title, long score) {}
}
