package stoa.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.MessageState;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.conversation.query.MessageView.Reader;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.query.ListMembers;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Span;
import stoa.query.testing.Delivery;
import stoa.query.testing.EveryDelivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.testkit.Groups;

/**
 * What the members of a group see after any coming, going, writing and reading, told beside the views in the plainest
 * way: by keeping all messages and readings and counting. The name of a test tells its seed.
 */
class RoomPropertiesTest {

    private static final int EVENTS = 400;
    private static final int PEOPLE = 5;
    private static final Set<MessageDetail> DETAILS = Set.of(MessageDetail.STATES, MessageDetail.READERS);

    static Stream<Arguments> seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, fresh).boxed().flatMap(seed -> EveryDelivery.onEveryMongo()
                .map(each -> Arguments.of(seed, each.get()[0], each.get()[1])));
    }

    @ParameterizedTest(name = "seed {0} on {1}, {2} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void unread_states_readers_and_members_are_as_counting_everything_tells(long seed, Mongo mongo, Delivery delivery) {
        SplittableRandom random = new SplittableRandom(seed);
        Told told = new Told();
        List<Object> events = new ArrayList<>();
        events.add(told.room.created(1, Groups.profile("Engines", true, JoinCondition.DIRECT)));
        for (int i = 0; i < EVENTS; i++) {
            told.next(random, i).ifPresent(events::add);
        }
        try (QuerySide views = QuerySide.given(mongo, delivery, events)) {
            assertThat(views
                            .ask(
                                    new ListMembers(told.room.id(), new AccountId(1), Span.first(50)),
                                    ListMembers.Result.class)
                            .members()
                            .items()
                            .stream()
                            .map(member -> member.person().id().value()))
                    .containsExactlyElementsOf(told.membersInOrder());
            for (long person = 1; person <= PEOPLE; person++) {
                assertThat(unread(views, person)).as("unread for %d", person).isEqualTo(told.unread(person));
                if (told.members.containsKey(person)) {
                    List<MessageView> page = page(views, told, person);
                    assertThat(page).as("page of %d", person).hasSize(Math.min(30, told.messages.size()));
                    for (MessageView message : page) {
                        assertThat(message.readers()).isEqualTo(told.readers(message));
                        assertThat(message.state()).contains(told.state(message, person));
                    }
                }
            }
        }
    }

    private static Optional<Long> unread(QuerySide views, long person) {
        return views
                .ask(
                        new ListConversations(new AccountId(person), Set.of(ConversationKind.GROUP)),
                        ListConversations.Result.class)
                .conversations()
                .stream()
                .map(view -> view.unread())
                .findFirst();
    }

    private static List<MessageView> page(QuerySide views, Told told, long person) {
        ListMessages query = new ListMessages(
                told.room.conversation(), new AccountId(person), Optional.empty(), Span.first(30), DETAILS);
        return views.ask(query, ListMessages.Result.class).messages().items();
    }

    /** A group as its events tell it. */
    private static final class Told {

        private final Groups room = Groups.group(1_000);
        private final Map<Long, MemberJoined> members = new HashMap<>();
        private final List<MessageSent> messages = new ArrayList<>();
        private final List<MessagesRead> readings = new ArrayList<>();
        private final Map<Long, Long> pointers = new HashMap<>();

        Optional<Object> next(SplittableRandom random, int second) {
            long person = 1L + random.nextInt(PEOPLE);
            MemberJoined member = members.get(person);
            if (member == null) {
                MemberJoined joined =
                        room.joined(person, random.nextBoolean() ? GroupRole.ADMIN : GroupRole.MEMBER, second);
                members.put(person, joined);
                pointers.merge(person, joined.readUpTo(), Math::max);
                return Optional.of(joined);
            }
            switch (random.nextInt(20)) {
                case 0 -> {
                    members.remove(person);
                    return Optional.of(room.left(member));
                }
                case 1, 2, 3, 4, 5 -> {
                    return read(person, random, second);
                }
                default -> {
                    MessageSent message = room.message(person, "m");
                    messages.add(message);
                    return Optional.of(message);
                }
            }
        }

        /** The aggregate knows nothing of joining, so a pointer may move to before where somebody began. */
        private Optional<Object> read(long person, SplittableRandom random, int second) {
            long already = readings.stream()
                    .filter(reading -> reading.member().value() == person)
                    .mapToLong(MessagesRead::upTo)
                    .max()
                    .orElse(0);
            if (already == messages.size()) {
                return Optional.empty();
            }
            long upTo = already + 1 + random.nextLong(messages.size() - already);
            MessagesRead reading =
                    new MessagesRead(room.conversation(), new AccountId(person), upTo, Groups.at(second));
            readings.add(reading);
            pointers.merge(person, upTo, Math::max);
            return Optional.of(reading);
        }

        Optional<Long> unread(long person) {
            return Optional.ofNullable(members.get(person)).map(member -> messages.stream()
                    .skip(pointers.getOrDefault(person, 0L))
                    .filter(message -> message.sender().value() != person)
                    .count());
        }

        List<Reader> readers(MessageView message) {
            List<Reader> readers = new ArrayList<>();
            for (long person : members.keySet()) {
                readings.stream()
                        .filter(reading -> reading.member().value() == person
                                && person != message.sender().value()
                                && reading.upTo() >= message.sequence())
                        .map(MessagesRead::readAt)
                        .min(Comparator.<Instant>naturalOrder())
                        .ifPresent(first -> readers.add(new Reader(new AccountId(person), first)));
            }
            readers.sort(Comparator.comparing(Reader::readAt)
                    .thenComparing(reader -> reader.account().value()));
            return readers;
        }

        MessageState state(MessageView message, long viewer) {
            if (message.sender().value() != viewer) {
                return message.sequence() <= pointers.get(viewer) ? MessageState.READ : MessageState.DELIVERED;
            }
            return readings.stream()
                            .anyMatch(reading ->
                                    reading.member().value() != viewer && reading.upTo() >= message.sequence())
                    ? MessageState.READ
                    : MessageState.SENT;
        }

        List<Long> membersInOrder() {
            return members.values().stream()
                    .sorted(Comparator.comparing(MemberJoined::role)
                            .thenComparing(MemberJoined::joinedAt)
                            .thenComparing(member -> member.account().value()))
                    .map(member -> member.account().value())
                    .toList();
        }
    }
}
