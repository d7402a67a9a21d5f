package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.group.GroupRole;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.LiveEvents.Live;
import stoa.gateway.platform.Face;

class RoomsTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final GroupId GROUP = new GroupId(500);
    private static final ConversationId ROOM = GROUP.conversation();
    private static final Face SHOWS_ROOMS = face();
    private static final Face SHOWS_NONE = face();

    private final Map<AccountId, Set<ConversationId>> views = new HashMap<>();
    private final List<Long> awaited = new ArrayList<>();
    private Runnable whileAsked = () -> {};
    private long position;

    private final Rooms rooms = new Rooms(
            account -> {
                Set<ConversationId> known = Set.copyOf(views.getOrDefault(account, Set.of()));
                whileAsked.run();
                return known;
            },
            (here, events, atMost) -> CompletableFuture.completedFuture(awaited.add(here)),
            Duration.ofSeconds(2),
            Set.of(SHOWS_ROOMS));

    private static Face face() {
        return (Face) Proxy.newProxyInstance(
                RoomsTest.class.getClassLoader(),
                new Class<?>[] {Face.class},
                (face, method, args) -> switch (method.getName()) {
                    case "equals" -> face == args[0];
                    case "hashCode" -> System.identityHashCode(face);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void joined(AccountId account) {
        follow(new MemberJoined(GROUP, account, GroupRole.MEMBER, account, 0, Instant.EPOCH));
    }

    private void left(AccountId account) {
        follow(new MemberLeft(GROUP, account, GroupRole.MEMBER, account, Instant.EPOCH, Instant.EPOCH));
    }

    private void follow(Object event) {
        rooms.follow(new Live(event, ++position, ""));
    }

    @Test
    void who_has_a_socket_is_in_the_rooms_that_the_views_know_until_the_last_socket_ends() {
        views.put(ADA, Set.of(ROOM));
        rooms.enter(SHOWS_ROOMS, ADA);
        rooms.enter(SHOWS_ROOMS, ADA);
        rooms.enter(SHOWS_ROOMS, BOB);

        assertThat(rooms.present(ROOM)).containsExactly(ADA);

        rooms.leave(SHOWS_ROOMS, ADA);
        assertThat(rooms.present(ROOM)).containsExactly(ADA);
        rooms.leave(SHOWS_ROOMS, ADA);
        assertThat(rooms.present(ROOM)).isEmpty();
    }

    @Test
    void who_joins_leaves_or_sees_a_group_dissolved_is_followed() {
        rooms.enter(SHOWS_ROOMS, ADA);
        rooms.enter(SHOWS_ROOMS, BOB);

        joined(ADA);
        joined(BOB);
        assertThat(rooms.present(ROOM)).containsExactlyInAnyOrder(ADA, BOB);

        left(ADA);
        assertThat(rooms.present(ROOM)).containsExactly(BOB);

        follow(new GroupDissolved(GROUP, BOB, Instant.EPOCH));
        assertThat(rooms.present(ROOM)).isEmpty();
        rooms.leave(SHOWS_ROOMS, BOB);
    }

    @Test
    void what_was_followed_before_is_in_the_views_when_they_are_asked() {
        rooms.enter(SHOWS_ROOMS, ADA);
        assertThat(awaited).as("nothing was").isEmpty();

        joined(BOB);
        rooms.enter(SHOWS_ROOMS, BOB);

        assertThat(awaited).containsExactly(1L);
    }

    @Test
    void what_happens_while_the_views_are_asked_counts_for_more_than_what_they_say() {
        views.put(ADA, Set.of(ROOM));
        whileAsked = () -> left(ADA);
        rooms.enter(SHOWS_ROOMS, ADA);
        assertThat(rooms.present(ROOM)).isEmpty();

        whileAsked = () -> joined(BOB);
        rooms.enter(SHOWS_ROOMS, BOB);
        assertThat(rooms.present(ROOM)).containsExactly(BOB);
    }

    @Test
    void a_socket_that_ends_while_the_views_are_asked_leaves_nobody_behind() {
        views.put(ADA, Set.of(ROOM));
        whileAsked = () -> rooms.leave(SHOWS_ROOMS, ADA);

        rooms.enter(SHOWS_ROOMS, ADA);

        assertThat(rooms.present(ROOM)).isEmpty();
    }

    @Test
    void views_that_do_not_answer_are_asked_again_with_the_next_socket() {
        views.put(ADA, Set.of(ROOM));
        whileAsked = () -> {
            throw new IllegalStateException("no views");
        };
        assertThatThrownBy(() -> rooms.enter(SHOWS_ROOMS, ADA)).hasMessage("no views");
        whileAsked = () -> {};

        rooms.enter(SHOWS_ROOMS, ADA);
        assertThat(rooms.present(ROOM)).containsExactly(ADA);

        rooms.leave(SHOWS_ROOMS, ADA);
        rooms.leave(SHOWS_ROOMS, ADA);
        assertThat(rooms.present(ROOM)).isEmpty();
    }

    @Test
    void a_face_that_shows_no_rooms_asks_nothing() {
        views.put(ADA, Set.of(ROOM));
        whileAsked = () -> {
            throw new AssertionError("nobody asks");
        };

        rooms.enter(SHOWS_NONE, ADA);
        rooms.leave(SHOWS_NONE, ADA);

        assertThat(rooms.present(ROOM)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, Long.getLong("stoa.seed", System.nanoTime()));
    }

    /** The views are exact here; what happens while they are asked is told by the tail alone, as in life. */
    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void after_anything_those_are_present_who_have_a_socket_and_are_members(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<AccountId> members = new HashSet<>();
        Map<AccountId, Integer> sockets = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            AccountId account = new AccountId(1 + random.nextInt(6));
            whileAsked = random.nextInt(3) == 0 ? () -> turn(members, account) : () -> {};
            switch (random.nextInt(4)) {
                case 0 -> {
                    rooms.enter(SHOWS_ROOMS, account);
                    sockets.merge(account, 1, Integer::sum);
                }
                case 1 -> {
                    if (sockets.getOrDefault(account, 0) > 0) {
                        rooms.leave(SHOWS_ROOMS, account);
                        sockets.merge(account, -1, Integer::sum);
                    }
                }
                default -> turn(members, account);
            }
            Set<AccountId> expected = new HashSet<>(members);
            expected.removeIf(member -> sockets.getOrDefault(member, 0) == 0);
            assertThat(rooms.present(ROOM)).as("after %d", i).isEqualTo(expected);
        }
    }

    private void turn(Set<AccountId> members, AccountId account) {
        if (members.add(account)) {
            views.put(account, Set.of(ROOM));
            joined(account);
        } else {
            members.remove(account);
            views.remove(account);
            left(account);
        }
    }
}
