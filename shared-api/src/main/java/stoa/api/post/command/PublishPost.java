package stoa.api.post.command;

import java.util.List;
import stoa.api.kernel.AccountId;
import stoa.api.post.PostText;
import stoa.api.post.Tag;

/** Publishes a post; answered with a {@link Published}. */
public record PublishPost(AccountId author, String title, String content, List<Tag> tags) {

    public PublishPost {
        PostText.require(title, content);
        tags = List.copyOf(tags);
    }
}
