package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.command.MarkDelivered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.ListRooms;
import stoa.api.group.GroupRole;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.MessageId;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.kit.FakeFeature;
import stoa.gateway.kit.FakeLive;
import stoa.gateway.kit.FakeMessages;
import stoa.gateway.kit.GatewayUnderTest;
import stoa.gateway.platform.Face;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.SocketClient;

/** Messages to many, on a face that shows them to whoever is connected and has a part in the conversation. */
@SpringBootTest(
        classes = {GatewayUnderTest.class, RoomPushTest.Showing.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stoa.gateway.password.memory=64KB",
            "stoa.gateway.password.iterations=1",
            "spring.profiles.active=free-ports",
            "spring.main.banner-mode=off"
        })
class RoomPushTest {

    private static final GroupId GROUP = new GroupId(500);

    @LocalServerPort
    int port;

    @Autowired
    FakeLive live;

    @Autowired
    KnownRooms known;

    @Autowired
    FakeMessages messages;

    @Autowired
    Deliveries deliveries;

    private final List<SocketClient> opened = new ArrayList<>();
    private Client client;
    private LoggedIn ada;
    private LoggedIn bob;
    private long sequence;

    /** What the views know of who is in which room. */
    static final class KnownRooms implements FakeFeature {

        private final Map<AccountId, Set<ConversationId>> rooms = new ConcurrentHashMap<>();

        @QueryHandler
        ListRooms.Result handle(ListRooms query) {
            return new ListRooms.Result(rooms.getOrDefault(query.member(), Set.of()));
        }
    }

    @TestConfiguration
    static class Showing {

        @Bean
        KnownRooms knownRooms() {
            return new KnownRooms();
        }

        @Bean
        RoomPush<MessageSent> toRooms(ForumFace face) {
            return new ToRooms(face);
        }
    }

    record ToRooms(Face face) implements RoomPush<MessageSent> {

        @Override
        public Class<MessageSent> event() {
            return MessageSent.class;
        }

        @Override
        public Collection<AccountId> audience(MessageSent event) {
            return List.of();
        }

        @Override
        public Optional<ConversationId> room(MessageSent event) {
            return event.kind() == ConversationKind.PRIVATE ? Optional.empty() : Optional.of(event.conversation());
        }

        @Override
        public String frame(MessageSent event) {
            return event.content();
        }
    }

    @BeforeEach
    void logIn() {
        client = new Client(port);
        ada = client.register();
        bob = client.register();
        known.rooms.put(id(ada), Set.of(GROUP.conversation()));
        known.rooms.put(id(bob), Set.of(GROUP.conversation()));
    }

    @AfterEach
    void close() {
        opened.forEach(SocketClient::close);
    }

    private SocketClient open(LoggedIn person) {
        SocketClient socket = SocketClient.open(port, person.bearer());
        opened.add(socket);
        return socket;
    }

    private static AccountId id(LoggedIn person) {
        return AccountId.parse(person.id());
    }

    private void say(ConversationId room, String content) {
        sequence++;
        live.append(MessageSent.toAll(
                new MessagePlace(room, new MessageId(5_000 + sequence), sequence, Instant.EPOCH),
                id(ada),
                MessageBody.text(content)));
    }

    @Test
    void a_groups_message_is_shown_to_members_alone_and_the_worlds_to_everybody() {
        SocketClient adas = open(ada);
        SocketClient bobs = open(bob);
        SocketClient strangers = open(client.register());

        say(GROUP.conversation(), "to the group");
        say(ConversationId.WORLD, "to the world");

        assertThat(adas.next()).isEqualTo("to the group");
        assertThat(adas.next()).isEqualTo("to the world");
        assertThat(bobs.next()).isEqualTo("to the group");
        assertThat(bobs.next()).isEqualTo("to the world");
        assertThat(strangers.next()).isEqualTo("to the world");
    }

    @Test
    void who_is_let_in_or_taken_out_sees_exactly_what_is_written_while_they_are_in() {
        LoggedIn eve = client.register();
        SocketClient eves = open(eve);

        say(GROUP.conversation(), "before");
        live.append(new MemberJoined(GROUP, id(eve), GroupRole.MEMBER, id(ada), 1, Instant.EPOCH));
        say(GROUP.conversation(), "within");
        live.append(new MemberLeft(GROUP, id(eve), GroupRole.MEMBER, id(ada), Instant.EPOCH, Instant.EPOCH));
        say(GROUP.conversation(), "after");
        say(ConversationId.WORLD, "end");

        assertThat(eves.next()).isEqualTo("within");
        assertThat(eves.next()).isEqualTo("end");
    }

    @Test
    void each_of_somebodys_sockets_is_shown_it_once() {
        SocketClient one = open(bob);
        SocketClient other = open(bob);

        say(GROUP.conversation(), "hello");
        say(ConversationId.WORLD, "end");

        for (SocketClient socket : List.of(one, other)) {
            assertThat(socket.next()).isEqualTo("hello");
            assertThat(socket.next()).isEqualTo("end");
        }
    }

    @Test
    void what_reached_the_other_of_two_is_recorded_once_for_many_messages() {
        SocketClient bobs = open(bob);
        ConversationId pair = new ConversationId(4_001);
        for (long number = 1; number <= 3; number++) {
            live.append(MessageSent.text(
                    new MessagePlace(pair, new MessageId(6_000 + number), number, Instant.EPOCH),
                    id(ada),
                    id(bob),
                    "m" + number,
                    number));
        }
        bobs.next();

        deliveries.record();

        assertThat(messages.deliveries.stream().filter(it -> it.member().equals(id(bob))))
                .last()
                .isEqualTo(new MarkDelivered(pair, id(bob), 3));
        assertThat(messages.deliveries).noneMatch(it -> it.member().equals(id(ada)));
    }
}
