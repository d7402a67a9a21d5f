package stoa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;
import static stoa.testkit.Posts.post;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.Guards;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.api.post.PostError;
import stoa.api.post.event.PostViewed;

/** The kit itself: that it passes what is right and, above all, fails what is not. */
class DecisionFixtureTest {

    private static final PostId POST = new PostId(1);

    private final MemoryLedger ledger = new MemoryLedger(
            EventSerializer.with(new LegibleCipher()),
            Jackson3Serializer.builder().build());

    private final DecisionFixture decisions = DecisionFixture.over(
            ledger, configurer -> configurer.registerCommandHandler(axon -> new Viewing(axon.eventStore())));

    @AfterEach
    void stop() {
        decisions.close();
    }

    record View(String first, String second, long seen) {}

    /** Writes a view to each of two streams, if the post is where it was seen. */
    static final class Viewing {

        private final EventStore store;

        Viewing(EventStore store) {
            this.store = store;
        }

        @CommandHandler
        String view(View command, Guards guards, Clock clock) {
            if (command.seen() < 0) {
                throw new Rejection(PostError.POST_NOT_FOUND, "not seen");
            }
            guards.require("post:1", command.seen());
            PostViewed event = new PostViewed(POST, 1, clock.instant());
            store.publish(message(command.first(), event), message(command.second(), event));
            return "viewed";
        }

        private static DomainEventMessage<?> message(String stream, Object event) {
            return new GenericDomainEventMessage<>("test", stream, 0, event);
        }
    }

    @Test
    void passes_an_append_to_several_streams_under_its_guard() {
        decisions.given("post:1", post(1).published());

        decisions
                .when(new View("a", "b", 0))
                .thenAnswers("viewed")
                .thenAppendsUnderGuards(
                        Map.of("post:1", 0L),
                        in("a", new PostViewed(POST, 1, NOW)),
                        in("b", new PostViewed(POST, 1, NOW)));
    }

    @Test
    void fails_a_test_that_forgets_a_stream_a_guard_or_a_refusal() {
        decisions.given("post:1", post(1).published());
        Decision decision = decisions.when(new View("a", "b", 0));

        assertFails(() -> decision.thenAppends(in("a", new PostViewed(POST, 1, NOW))));
        assertFails(() ->
                decision.thenAppends(in("a", new PostViewed(POST, 1, NOW)), in("b", new PostViewed(POST, 1, NOW))));
        assertFails(decision::thenAppendsNothing);
        assertFails(() -> decision.thenRefuses(PostError.POST_NOT_FOUND));
        assertFails(() -> decision.thenAnswers("something else"));
    }

    @Test
    void fails_a_test_that_expects_success_or_another_code_where_there_is_a_refusal() {
        Decision decision = decisions.when(new View("a", "b", -1));

        decision.thenRefuses(PostError.POST_NOT_FOUND);
        assertFails(() -> decision.thenRefuses(PostError.NOT_THE_AUTHOR));
        assertFails(decision::thenAppendsNothing);
    }

    @Nested
    class The_ledger_in_memory {

        @Test
        void appends_all_or_nothing() {
            decisions.given("b", new PostViewed(POST, 1, NOW)).given("post:1", post(1).published());

            assertThat(decisions.when(new View("a", "b", 0)).result().exceptionResult())
                    .isInstanceOf(AggregateStreamCreationException.class);
            assertThat(ledger.streams()).doesNotContain("a");
        }

        @Test
        void appends_nothing_when_a_guarded_stream_has_moved_on() {
            decisions.given("post:1", post(1).published(), post(1).edited());

            assertThat(decisions.when(new View("a", "b", 0)).result().exceptionResult())
                    .isInstanceOf(ConcurrencyException.class);
            assertThat(ledger.streams()).containsOnly("post:1");
        }

        @Test
        void refuses_a_gap_in_a_stream() {
            assertThatThrownBy(() -> ledger.appendEvents(
                            List.of(new GenericDomainEventMessage<>("test", "a", 1, new PostViewed(POST, 1, NOW)))))
                    .isInstanceOf(ConcurrencyException.class);
        }

        @Test
        void gives_back_what_the_serializer_wrote() {
            decisions.given("post:1", post(1).tags("Go").published());

            assertThat(ledger.readEvents("post:1", 0).next().getPayload())
                    .isEqualTo(post(1).tags("Go").published());
        }
    }

    private static void assertFails(ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class);
    }
}
