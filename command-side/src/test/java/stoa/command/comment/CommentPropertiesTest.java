package stoa.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.command.Written;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicIds;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostPublished;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** What holds after any commands, on whichever of two nodes each arrives. The name of a test tells its seed. */
class CommentPropertiesTest {

    private static final int COMMANDS = 600;
    private static final int POSTS = 4;
    private static final int PEOPLE = 4;

    private final MemoryLedger ledger = Decisions.ledger();
    private final CountedIds ids = new CountedIds();
    private final List<DecisionFixture> nodes = List.of(node(), node());
    private final List<Known> known = new ArrayList<>();

    private record Known(CommentId comment, PostId post) {}

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void threads_know_their_replies_and_nothing_is_said_where_nothing_is(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Forum forum = new Forum();
        for (int post = 1; post <= POSTS; post++) {
            happens(new PostId(post), new PostPublished(new PostId(post), author(post), "t", "c", List.of(), NOW));
        }
        for (int i = 0; i < COMMANDS; i++) {
            if (i % 200 == 199) {
                PostId gone = new PostId(1 + i / 200);
                happens(gone, new PostDeleted(gone, author(gone.value()), List.of(), NOW));
            }
            send(random);
        }
        ledger.appends().forEach(forum::apply);
        assertThat(forum.threadsDeletedWithReplies())
                .as("threads deleted with replies")
                .isPositive();
        assertThat(forum.repliesDeleted()).as("replies deleted").isPositive();
        assertThat(forum.deepest()).as("replies in one thread").isGreaterThan(1);
    }

    private void happens(PostId post, Object event) {
        nodes.getFirst().given(post.stream(), event);
    }

    private static AccountId author(long post) {
        return new AccountId(1 + post % PEOPLE);
    }

    private Object command(SplittableRandom random) {
        PostId post = new PostId(1 + random.nextInt(POSTS));
        AccountId person = new AccountId(1 + random.nextInt(PEOPLE));
        if (known.isEmpty() || random.nextInt(10) < 2) {
            return new WriteComment(post, person, Optional.empty(), Optional.empty(), "c");
        }
        Known some = some(random);
        // As a rule where it stands, now and then on a post that it does not.
        PostId where = random.nextInt(10) == 0 ? post : some.post();
        return switch (random.nextInt(4)) {
            case 0 -> new DeleteComment(where, some.comment(), random.nextBoolean() ? author(where.value()) : person);
            case 1 -> new WriteComment(where, person, Optional.of(some.comment()), Optional.empty(), "c");
            default ->
                new WriteComment(
                        where,
                        person,
                        Optional.of(some.comment()),
                        Optional.of(some(random).comment()),
                        "c");
        };
    }

    /** One of the few newest, so that something often happens to it. */
    private Known some(SplittableRandom random) {
        return known.get(Math.max(0, known.size() - 1 - random.nextInt(8)));
    }

    private void send(SplittableRandom random) {
        Object command = command(random);
        CommandResultMessage<?> result =
                nodes.get(random.nextInt(nodes.size())).when(command).result();
        if (command instanceof WriteComment write && !result.isExceptional()) {
            known.add(new Known(((Written) result.getPayload()).comment(), write.post()));
        }
    }

    private DecisionFixture node() {
        return Decisions.node(ledger, new CommentDecisions()).with(PublicIds.class, ids);
    }
}
