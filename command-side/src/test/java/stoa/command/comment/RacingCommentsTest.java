package stoa.command.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.comment.Told.ADA;
import static stoa.command.comment.Told.BOB;
import static stoa.command.comment.Told.delete;
import static stoa.command.comment.Told.replied;
import static stoa.command.comment.Told.replyTo;
import static stoa.command.comment.Told.write;
import static stoa.command.comment.Told.written;
import static stoa.testkit.Posts.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import stoa.api.comment.CommentError;
import stoa.api.comment.event.ThreadGrew;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.post.PostError;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** Two nodes on one ledger, neither of which hears of the other but by conflict. */
class RacingCommentsTest {

    private static final int RACERS = 16;
    private static final long OPENER = 11;
    private static final long REPLY = 12;

    private final MemoryLedger ledger = Decisions.ledger();
    private final CountedIds ids = new CountedIds();
    private final List<DecisionFixture> nodes =
            Stream.generate(this::node).limit(2).toList();
    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

    private DecisionFixture node() {
        return Decisions.node(ledger, new CommentDecisions()).with(PublicIds.class, ids);
    }

    @BeforeEach
    void a_thread_with_one_reply() {
        nodes.getFirst()
                .given("post:1001", post().by(ADA).published())
                .given("comment:11", written(OPENER))
                .given("comment:12", replied(REPLY, OPENER, OPENER))
                .given("comment:11", new ThreadGrew(new CommentId(OPENER), new CommentId(REPLY), 1));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        nodes.forEach(DecisionFixture::close);
    }

    @RepeatedTest(5)
    void replies_and_the_deletion_of_their_thread_happen_one_after_the_other() throws Exception {
        List<CommandResultMessage<?>> results =
                race(racer -> racer == RACERS / 2 ? delete(OPENER, BOB) : replyTo(OPENER));

        // Had a reply come after the deletion, or the deletion told another number than went, this would fail.
        Forum forum = told();
        if (!results.get(RACERS / 2).isExceptional()) {
            assertThat(forum.size()).isZero();
        }
        assertThat(refusals(results)).isSubsetOf(CommentError.COMMENT_NOT_FOUND, KernelError.CONTENDED);
    }

    @RepeatedTest(5)
    void answers_and_the_deletion_of_what_they_answer_happen_one_after_the_other() throws Exception {
        List<CommandResultMessage<?>> results =
                race(racer -> racer == RACERS / 2 ? delete(REPLY, BOB) : replyTo(OPENER, REPLY));

        told();
        assertThat(refusals(results)).isSubsetOf(CommentError.COMMENT_NOT_FOUND, KernelError.CONTENDED);
    }

    @RepeatedTest(5)
    void no_comment_follows_the_deletion_of_its_post() throws Exception {
        List<CommandResultMessage<?>> results = race(racer -> {
            if (racer == RACERS / 2) {
                nodes.getFirst().given("post:1001", post().by(ADA).deleted());
            }
            return racer % 3 == 0 ? replyTo(OPENER) : write();
        });

        told();
        assertThat(refusals(results)).isSubsetOf(PostError.POST_NOT_FOUND, KernelError.CONTENDED);
    }

    @RepeatedTest(5)
    void a_comment_is_deleted_once_however_many_try_at_once() throws Exception {
        List<CommandResultMessage<?>> replies = race(racer -> delete(REPLY, racer % 2 == 0 ? ADA : BOB));
        List<CommandResultMessage<?>> openers = race(racer -> delete(OPENER, racer % 2 == 0 ? ADA : BOB));

        for (List<CommandResultMessage<?>> results : List.of(replies, openers)) {
            assertThat(results).filteredOn(result -> !result.isExceptional()).hasSize(1);
            assertThat(refusals(results)).hasSize(RACERS - 1).containsOnly(CommentError.COMMENT_NOT_FOUND);
        }
        assertThat(told().size()).isZero();
    }

    private Forum told() {
        Forum forum = new Forum();
        ledger.appends().forEach(forum::apply);
        return forum;
    }

    private static List<RejectionCode> refusals(List<CommandResultMessage<?>> results) {
        return results.stream()
                .filter(CommandResultMessage::isExceptional)
                .map(result -> Optional.of(result.exceptionResult())
                        .filter(Rejection.class::isInstance)
                        .map(refusal -> ((Rejection) refusal).code())
                        .orElseThrow(() -> new AssertionError("no refusal", result.exceptionResult())))
                .toList();
    }

    private List<CommandResultMessage<?>> race(IntFunction<Object> commands) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<CommandResultMessage<?>>> runs = IntStream.range(0, RACERS)
                .<Callable<CommandResultMessage<?>>>mapToObj(racer -> () -> {
                    start.await();
                    return nodes.get(racer % nodes.size())
                            .when(commands.apply(racer))
                            .result();
                })
                .toList();
        List<CommandResultMessage<?>> results = new ArrayList<>();
        for (Future<CommandResultMessage<?>> run : threads.invokeAll(runs)) {
            results.add(run.get());
        }
        return results;
    }
}
