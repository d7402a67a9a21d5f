package stoa.query.platform.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.viewed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.audit.Subject;
import stoa.api.audit.Subjects;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.ListMembers;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.api.like.query.GetLike;
import stoa.api.like.query.ListLikeHistory;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.PostView;
import stoa.query.testing.Delivery;
import stoa.query.testing.MemoryParking;
import stoa.query.testing.Mongos;
import stoa.query.testing.QuerySide;
import stoa.testkit.Groups;
import stoa.vault.ParkedDocuments.Waiting;

/** The past is what a rebuild that stops there would show, told from the events of one subject alone. */
class PastViewsTest {

    private static final Page FIRST = new Page(1, 100);
    private static final int EVENTS = 400;
    private static final int MOMENTS = 5;

    /** Whoever answers queries. */
    private interface Asked {

        <R> R ask(Object query, Class<R> answer);
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, Long.getLong("stoa.seed", System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void a_post_with_its_comments_and_likes_is_what_a_rebuild_stopped_there_shows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GeneratedPosts told = new GeneratedPosts(random, EVENTS);
        Mongos.Mongo mongo = Mongos.everyOne().findFirst().orElseThrow();
        for (int moment = 0; moment < MOMENTS; moment++) {
            List<Object> before = told.events().subList(0, 1 + random.nextInt(EVENTS));
            try (QuerySide rebuilt = QuerySide.given(mongo, Delivery.ONCE, before)) {
                for (long post : told.posts()) {
                    try (PastViews past = past(before, new PostId(post))) {
                        assertThat(shown(told, post, past::ask))
                                .as("post %d after %d events of seed %d", post, before.size(), seed)
                                .isEqualTo(shown(told, post, rebuilt::ask));
                    }
                }
            }
        }
    }

    /** Everything that can be asked about a post, refusals included. */
    private static List<Object> shown(GeneratedPosts told, long id, Asked views) {
        PostId post = new PostId(id);
        List<Object> shown = new ArrayList<>();
        shown.add(answer(views, new GetPost(post), PostView.class));
        shown.add(answer(views, new ListComments(post, FIRST), ListComments.Result.class));
        shown.add(answer(views, new ListLikeHistory(post, FIRST), ListLikeHistory.Result.class));
        for (long thread : told.threads()) {
            shown.add(answer(views, new ListReplies(post, new CommentId(thread), FIRST), ListComments.Result.class));
        }
        for (long person = 1; person <= GeneratedPosts.PEOPLE; person++) {
            shown.add(answer(views, new GetLike(post, new AccountId(person)), GetLike.Result.class));
        }
        return shown;
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void the_members_of_a_group_are_who_a_rebuild_stopped_there_shows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GeneratedMembers told = new GeneratedMembers(random, EVENTS);
        Mongos.Mongo mongo = Mongos.everyOne().findFirst().orElseThrow();
        for (int moment = 0; moment < MOMENTS; moment++) {
            List<Object> before = told.events().subList(0, 1 + random.nextInt(EVENTS));
            try (QuerySide rebuilt = QuerySide.given(mongo, Delivery.ONCE, before)) {
                for (Groups group : told.groups()) {
                    try (PastViews past = past(before, group.id())) {
                        assertThat(shown(group, past::ask))
                                .as("group %s after %d events of seed %d", group.id(), before.size(), seed)
                                .isEqualTo(shown(group, rebuilt::ask));
                    }
                }
            }
        }
    }

    private static List<Object> shown(Groups group, Asked views) {
        AccountId owner = GeneratedMembers.OWNER;
        return List.of(
                answer(views, new GetGroup(group.id(), Optional.of(owner)), GroupView.class),
                answer(views, new ListMembers(group.id(), owner, Span.first(100)), ListMembers.Result.class));
    }

    private static Object answer(Asked views, Object query, Class<?> answer) {
        try {
            return views.ask(query, answer);
        } catch (Rejection refusal) {
            return refusal.code();
        }
    }

    @Test
    void what_an_operator_had_a_document_pass_over_is_passed_over_in_the_past_too() {
        MemoryParking parking = new MemoryParking();
        parking.evict("post-tally-v1", "1", 2, 1);
        List<TrackedEventMessage<?>> events = positioned(List.of(published(1, 7), viewed(1, 10), viewed(1, 100)));

        try (PastViews past = new PastViews(events, Optional.of(parking))) {
            assertThat(past.ask(new GetPost(new PostId(1)), PostView.class)
                            .counts()
                            .views())
                    .isEqualTo(100);
        }
    }

    @Test
    void who_stopped_at_an_event_stands_there_in_the_past_too_and_nothing_is_parked_for_it() {
        MemoryParking parking = new MemoryParking();
        parking.park("post-tally-v1", "1", new Waiting(2, "failed"));
        List<TrackedEventMessage<?>> events = positioned(List.of(published(1, 7), viewed(1, 10), viewed(1, 100)));

        try (PastViews past = new PastViews(events, Optional.of(parking))) {
            assertThat(past.ask(new GetPost(new PostId(1)), PostView.class)
                            .counts()
                            .views())
                    .isZero();
        }
        assertThat(parking.waiting("post-tally-v1", "1")).hasSize(1);
    }

    @Test
    void before_the_first_event_there_is_nothing() {
        try (PastViews past = new PastViews(List.of(), Optional.empty())) {
            assertThatThrownBy(() -> past.ask(new GetPost(new PostId(1)), PostView.class))
                    .isInstanceOf(Rejection.class);
        }
    }

    private static PastViews past(List<Object> before, PublicId subject) {
        List<TrackedEventMessage<?>> own = positioned(before).stream()
                .filter(event -> Subjects.of(event.getPayload()).contains(Subject.of(subject)))
                .toList();
        return new PastViews(own, Optional.empty());
    }

    private static List<TrackedEventMessage<?>> positioned(List<Object> events) {
        List<TrackedEventMessage<?>> positioned = new ArrayList<>();
        for (Object event : events) {
            positioned.add(new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(positioned.size() + 1L),
                    GenericEventMessage.asEventMessage(event)));
        }
        return positioned;
    }
}
