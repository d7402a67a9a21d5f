package stoa.command.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.comment.event.ThreadGrew;
import stoa.api.comment.event.ThreadShrank;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostPublished;
import stoa.testkit.MemoryLedger.Append;

/**
 * Comments as the events tell them, independent of the aggregate under test: takes in every append in its order, and
 * fails at the first that may not follow on those before.
 */
final class Forum {

    private final Map<PostId, AccountId> posts = new HashMap<>();
    private final Map<CommentId, Said> comments = new HashMap<>();
    private final Map<CommentId, Set<CommentId>> threads = new HashMap<>();
    private int threadsDeletedWithReplies;
    private int repliesDeleted;
    private int deepest;

    private record Said(PostId post, AccountId author) {}

    void apply(Append append) {
        List<Object> events = new ArrayList<>();
        append.byStream().values().forEach(events::addAll);
        events.forEach(this::apply);
    }

    private void apply(Object event) {
        switch (event) {
            case PostPublished e -> posts.put(e.post(), e.author());
            case PostDeleted e -> posts.remove(e.post());
            case CommentWritten e -> {
                assertThat(posts).containsKey(e.post());
                comments.put(e.comment(), new Said(e.post(), e.author()));
                threads.put(e.comment(), new HashSet<>());
            }
            case ReplyWritten e -> replied(e);
            case ThreadGrew e -> {
                assertThat(threads.get(e.comment())).contains(e.reply()).hasSize(e.replies());
                deepest = Math.max(deepest, e.replies());
            }
            case ThreadShrank e ->
                assertThat(threads.get(e.comment())).doesNotContain(e.reply()).hasSize(e.replies());
            case ReplyDeleted e -> {
                deleted(e.comment(), e.post(), e.by());
                assertThat(threads.get(e.thread()).remove(e.comment())).isTrue();
                repliesDeleted++;
            }
            case CommentDeleted e -> {
                deleted(e.comment(), e.post(), e.by());
                Set<CommentId> gone = threads.remove(e.comment());
                assertThat(gone).hasSize(e.replies());
                comments.keySet().removeAll(gone);
                threadsDeletedWithReplies += gone.isEmpty() ? 0 : 1;
            }
            default -> throw new AssertionError("not of this feature: " + event);
        }
    }

    private void replied(ReplyWritten reply) {
        assertThat(posts).containsKey(reply.post());
        assertThat(threads).as("two levels").containsKey(reply.thread());
        assertThat(comments.get(reply.thread()).post()).isEqualTo(reply.post());
        if (!reply.answered().equals(reply.thread())) {
            assertThat(threads.get(reply.thread())).contains(reply.answered());
        }
        threads.get(reply.thread()).add(reply.comment());
        comments.put(reply.comment(), new Said(reply.post(), reply.author()));
    }

    private void deleted(CommentId comment, PostId post, AccountId by) {
        Said said = comments.remove(comment);
        assertThat(said).as("still there").isNotNull();
        assertThat(said.post()).isEqualTo(post);
        assertThat(by).isIn(said.author(), posts.get(post));
    }

    /** How many comments are there, on both levels. */
    int size() {
        return comments.size();
    }

    int threadsDeletedWithReplies() {
        return threadsDeletedWithReplies;
    }

    int repliesDeleted() {
        return repliesDeleted;
    }

    /** The most replies that a thread has had at a time. */
    int deepest() {
        return deepest;
    }
}
