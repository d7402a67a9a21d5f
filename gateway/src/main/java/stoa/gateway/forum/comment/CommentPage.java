package stoa.gateway.forum.comment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import stoa.api.comment.query.ListComments;
import stoa.api.kernel.Page;

/** One page of the comments of one level. */
record CommentPage(
        List<CommentDetail> comments,
        long total,
        @JsonProperty("hasMore") boolean hasMore) {

    static CommentPage of(Page page, ListComments.Result result) {
        long total = result.comments().total();
        return new CommentPage(result.comments().map(CommentDetail::of).items(), total, page.hasMore(total));
    }
}
