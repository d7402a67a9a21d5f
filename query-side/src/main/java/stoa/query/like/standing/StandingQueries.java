package stoa.query.like.standing;

import java.time.Instant;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.like.query.GetLike;
import stoa.query.platform.join.Posts;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers whether a person likes a post: one read of the like, one of the post. */
@Component
class StandingQueries {

    private final LiveDocuments<Instant> likes;
    private final Posts posts;

    StandingQueries(ViewReads reads, StandingView view, Posts posts) {
        this.likes = reads.documents(view);
        this.posts = posts;
    }

    @QueryHandler
    GetLike.Result handle(GetLike query) {
        posts.requireThere(query.post());
        return new GetLike.Result(
                likes.find(StandingView.id(query.post(), query.by())).isPresent());
    }
}
