package stoa.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.Test;
import stoa.query.platform.fold.Positioned;

/** The view here handles numbers, and no text. */
class FollowedSourceTest {

    private final Deque<TrackedEventMessage<?>> log = new ArrayDeque<>();
    private final List<Long> told = new ArrayList<>();
    private final BlockingStream<TrackedEventMessage<?>> stream =
            new FollowedSource(new Source(), Set.of(Integer.class), new Telling()).openStream(null);

    private void append(long position, Object event) {
        log.add(new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(event)));
    }

    @Test
    void what_the_view_does_not_handle_is_passed_over_and_told() throws Exception {
        append(1, "one");
        append(2, "two");
        append(3, 3);
        append(4, "four");

        assertThat(stream.hasNextAvailable()).isTrue();
        assertThat(told).containsExactly(2L);
        assertThat(stream.nextAvailable().getPayload()).isEqualTo(3);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(told).containsExactly(2L, 4L);
    }

    /** The processor looks at the next event before it has dealt with this one. */
    @Test
    void nothing_is_told_of_what_follows_an_event_until_more_is_asked_for() throws Exception {
        append(1, 1);
        append(2, "two");

        assertThat(stream.hasNextAvailable()).isTrue();
        stream.nextAvailable();
        assertThat(stream.peek())
                .hasValueSatisfying(next -> assertThat(next.getPayload()).isEqualTo("two"));
        assertThat(told).isEmpty();
    }

    @Test
    void an_event_that_became_several_is_passed_only_when_all_of_them_are() {
        append(1, "what it became first");
        append(1, 1);
        append(2, "two");
        append(2, "the rest of two");

        assertThat(stream.hasNextAvailable()).isTrue();
        assertThat(told).isEmpty();
        log.removeFirst();
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(told).containsExactly(2L);
    }

    @Test
    void now_and_then_one_is_handed_out_so_that_the_token_follows() throws Exception {
        int passed = FollowedSource.PASSED_OVER;
        LongStream.rangeClosed(1, 2L * passed + 1).forEach(position -> append(position, "nothing"));

        assertThat(stream.hasNextAvailable()).isTrue();
        assertThat(Positioned.positionOf(stream.nextAvailable())).isEqualTo(passed + 1L);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(told).containsExactly((long) passed, 2L * passed + 1);
    }

    @Test
    void whoever_waits_for_an_event_is_not_woken_for_one_that_is_passed_over() throws Exception {
        append(1, "one");

        assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(told).containsExactly(1L);
    }

    private final class Telling implements FollowedSource.Along {

        @Override
        public void opened(long position) {}

        @Override
        public void passedOver(long position, Instant recordedAt) {
            told.add(position);
        }
    }

    private final class Source implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
            return new Log();
        }
    }

    private final class Log implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(log.peekFirst());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !log.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return log.removeFirst();
        }

        @Override
        public void close() {}
    }
}
