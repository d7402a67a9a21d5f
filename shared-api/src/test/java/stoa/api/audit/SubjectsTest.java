package stoa.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import stoa.api.EventSamples;
import stoa.api.comment.event.ThreadGrew;
import stoa.api.comment.event.ThreadShrank;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.like.event.PostLiked;
import stoa.api.lottery.event.RoundOpened;

class SubjectsTest {

    /** What they say of a thread, the reply that they come with says of its post. */
    private static final Set<Class<?>> OF_NO_SUBJECT = Set.of(ThreadGrew.class, ThreadShrank.class);

    private static Object sample(Class<?> event) {
        return EventSamples.of(event);
    }

    @Test
    void every_event_belongs_to_a_subject_or_is_known_not_to() {
        Set<String> lost = new TreeSet<>();
        for (Class<?> event : EventCatalogue.events()) {
            if (Subjects.of(sample(event)).isEmpty()) {
                lost.add(event.getSimpleName());
            }
        }

        assertThat(lost)
                .containsExactlyInAnyOrderElementsOf(
                        OF_NO_SUBJECT.stream().map(Class::getSimpleName).toList());
    }

    @Test
    void a_like_belongs_to_the_post_and_to_both_people_each_in_their_role() {
        PostLiked liked = (PostLiked) sample(PostLiked.class);

        assertThat(Subjects.of(liked))
                .containsExactlyInAnyOrder(
                        Subject.of(liked.post()), Subject.of(liked.by()), Subject.of(liked.author()));
        assertThat(Subjects.roles(liked, Subject.of(liked.author()))).containsExactly("author");
        assertThat(Subjects.roles(liked, Subject.of(new PostId(5)))).isEmpty();
    }

    @Test
    void ids_are_found_within_optionals_and_other_records() {
        ConversationOpened opened = (ConversationOpened) sample(ConversationOpened.class);
        RoundOpened round = (RoundOpened) sample(RoundOpened.class);

        assertThat(Subjects.of(opened))
                .contains(
                        Subject.of(opened.members().lower()),
                        Subject.of(opened.members().higher()));
        assertThat(Subjects.of(round))
                .containsExactlyInAnyOrder(
                        Subject.of(round.round()), Subject.of(round.openedBy().orElseThrow()));
    }

    @Test
    void one_id_that_is_named_twice_is_one_subject() {
        AccountId alone = new AccountId(7);
        PostLiked own = (PostLiked) sample(PostLiked.class);
        PostLiked byAuthor = new PostLiked(own.post(), alone, alone, own.publishedAt(), own.likedAt());

        assertThat(Subjects.of(byAuthor)).hasSize(2);
        assertThat(Subjects.roles(byAuthor, Subject.of(alone))).isEqualTo(List.of("by", "author"));
    }

    @Test
    void the_declaration_names_every_event_and_changes_with_its_ids() {
        assertThat(Subjects.declaration())
                .hasSameSizeAs(EventCatalogue.events())
                .contains("like.PostLiked post=2 by=1 author=1", "comment.ThreadGrew");
    }

    @Test
    void what_has_no_history_of_its_own_is_no_subject() {
        assertThatThrownBy(() -> Subject.of(new MessageId(5))).isInstanceOf(Rejection.class);
        assertThat(Subject.of(new RoundId(5))).hasToString("round:5");
    }

    @Test
    void a_moment_is_a_position_or_a_time_with_its_offset() {
        assertThat(AsOf.parse("17")).isEqualTo(AsOf.position(17));
        assertThat(AsOf.parse("2026-11-21T21:00:00+01:00").time())
                .hasValueSatisfying(time -> assertThat(time).hasToString("2026-11-21T20:00:00Z"));
        for (String neither : new String[] {"", "yesterday", "-1", "2026-11-21T20:00:00", "1234567890123456789"}) {
            assertThatThrownBy(() -> AsOf.parse(neither)).isInstanceOf(Rejection.class);
        }
    }
}
