package stoa.api.post.command;

import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.post.PostText;
import stoa.api.post.Tag;

/** Replaces a post's title and content, and its tags where they are given; only its author may. */
public record EditPost(PostId post, AccountId editor, String title, String content, Optional<List<Tag>> tags) {

    public EditPost {
        PostText.require(title, content);
        tags = tags.map(List::copyOf);
    }

    @TargetAggregateIdentifier
    String stream() {
        return post.stream();
    }
}
