package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.Everywhere.Ear;
import stoa.server.faces.Everywhere.Where;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Who sees what where, with sockets open on all faces at once: one message store, and every face shows its part. */
@ForumContract
class CrossFaceTest {

    private static final String HELLO = "hello";

    /** The number of the room of everybody, which faces that do not show it do not know. */
    private static final long WORLD = 2;

    private final People people;
    private final int mainPort;
    private final int goChatPort;
    private Everywhere everywhere;
    private Person alice;
    private Person bob;
    private Person eve;

    @Autowired
    CrossFaceTest(@LocalServerPort int mainPort, Doors doors, ImFace imFace, ChatFace chatFace, GoChatFace goChatFace) {
        this.mainPort = mainPort;
        goChatPort = doors.portOf(goChatFace).orElseThrow();
        people = new People(doors, imFace, chatFace);
    }

    @BeforeEach
    void listen() {
        everywhere = new Everywhere(mainPort, people, goChatPort);
        alice = people.register();
        bob = people.register();
        eve = people.register();
        everywhere.listenEverywhere(alice, bob, eve);
    }

    @AfterEach
    void close() {
        everywhere.close();
    }

    /** What was said over a socket is written down a moment later, and only then comes before what is said next. */
    private void awaitSaid() {
        await().until(() -> everywhere.im().conversations(alice).valueStream().anyMatch(row -> row.get("lastMessage")
                .path("content")
                .asString("")
                .equals(HELLO)));
    }

    private void assertHeard(Map<Ear, List<String>> heard, Person person, String... contents) {
        assertThat(everywhere.of(person))
                .allSatisfy(ear -> assertThat(heard.get(ear)).as(ear.toString()).containsExactly(contents));
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void a_text_to_one_other_is_in_every_history_and_on_every_socket_of_both(Where origin) {
        Ear sending = everywhere.listen(origin, alice);
        everywhere.on(origin).say(sending.socket(), alice, bob, HELLO);
        awaitSaid();

        Map<Ear, List<String>> heard = everywhere.heard();
        if (everywhere.on(origin).echoes()) {
            assertThat(heard.get(sending)).as("the sending socket").containsExactly(HELLO);
        } else {
            assertThat(heard.get(sending)).as("the sending socket").isEmpty();
        }
        heard.put(sending, List.of(HELLO));
        assertHeard(heard, alice, HELLO);
        assertHeard(heard, bob, HELLO);
        assertHeard(heard, eve);
        for (Where where : Where.values()) {
            assertThat(everywhere.on(where).contents(alice, bob))
                    .as("of alice on " + where)
                    .containsExactly(HELLO);
            assertThat(everywhere.on(where).contents(bob, alice))
                    .as("of bob on " + where)
                    .containsExactly(HELLO);
        }
    }

    @Test
    void what_comes_over_http_is_on_every_socket_of_both_the_senders_own_too() {
        everywhere.write(alice, bob, HELLO);
        people.chat.post(
                "/api/v1/chat/message", "{\"content\":\"again\",\"receiver_id\":\"" + bob.id() + "\"}", alice.bearer());
        everywhere
                .goChat()
                .client()
                .post(
                        "/api/messages",
                        "{\"conversationId\":\"" + people.open(alice, bob) + "\",\"content\":\"and again\"}",
                        alice.bearer());
        Map<Ear, List<String>> heard = everywhere.heard();
        assertHeard(heard, alice, HELLO, "again", "and again");
        assertHeard(heard, bob, HELLO, "again", "and again");
        assertHeard(heard, eve);
    }

    @ParameterizedTest
    @CsvSource({
        "IM, image, [图片]",
        "IM, file, [文件]",
        "CHAT, image, [图片]",
        "CHAT, file, [文件]",
        "GOCHAT, image, [图片]",
        "GOCHAT, file, [文件]"
    })
    void an_image_or_a_file_is_its_address_to_the_forum_and_what_it_is_elsewhere(
            Where origin, String type, String preview) {
        String address = "https://files.example.com/" + type;
        JsonNode sent = send(origin, type, address);

        Map<Ear, List<String>> heard = everywhere.heard();
        assertHeard(heard, alice, address);
        assertHeard(heard, bob, address);
        assertThat(sent.get("type").stringValue()).isEqualTo(type);
        JsonNode onForum = everywhere.forum().history(bob, alice).get(0);
        assertThat(onForum.get("content").stringValue()).isEqualTo(address);
        assertThat(onForum.has("type")).isFalse();
        JsonNode onIm = everywhere.im().history(bob, alice).get(0);
        assertThat(onIm.get("type").stringValue()).isEqualTo(type);
        assertThat(onIm.get("content").stringValue()).isEqualTo(address);
        JsonNode onChat = everywhere.on(Where.CHAT).history(bob, alice).get(0);
        assertThat(onChat.get("type").stringValue()).isEqualTo(type);
        assertThat(onChat.get("content").stringValue()).isEqualTo(address);
        JsonNode onGoChat = everywhere.goChat().history(bob, alice).get(0);
        assertThat(onGoChat.get("type").stringValue()).isEqualTo(type);
        assertThat(onGoChat.get("content").stringValue()).isEqualTo(address);
        assertThat(everywhere
                        .goChat()
                        .row(bob, alice)
                        .orElseThrow()
                        .get("lastMessage")
                        .stringValue())
                .isEqualTo(preview);
    }

    private JsonNode send(Where origin, String type, String address) {
        long conversation = people.open(alice, bob);
        String body = "{\"type\":\"" + type + "\",\"content\":\"" + address + "\"";
        return switch (origin) {
            case FORUM -> throw new IllegalArgumentException("the Forum sends texts");
            case IM -> everywhere.write(alice, conversation, body + "}").json();
            case CHAT ->
                people.chat
                        .post("/api/v1/chat/message", body + ",\"receiver_id\":\"" + bob.id() + "\"}", alice.bearer())
                        .data();
            case GOCHAT ->
                everywhere
                        .goChat()
                        .client()
                        .post("/api/messages", body + ",\"conversationId\":\"" + conversation + "\"}", alice.bearer())
                        .data();
        };
    }

    @ParameterizedTest
    @EnumSource(value = Where.class, mode = EnumSource.Mode.EXCLUDE, names = "FORUM")
    void what_is_said_in_a_group_is_for_its_members_on_the_faces_that_have_groups(Where origin) {
        long group = group("{\"name\":\"G\"}", bob);
        Ear sending = everywhere.listen(origin, alice);
        everywhere.groups(origin).say(sending.socket(), group, HELLO);
        awaitSaid();

        Map<Ear, List<String>> heard = everywhere.heard();
        assertThat(heard.get(sending)).as("the sending socket").isEmpty();
        heard.keySet().stream().filter(ear -> !ear.equals(sending)).forEach(ear -> {
            boolean shown = ear.where() != Where.FORUM && !ear.owner().equals(eve);
            assertThat(heard.get(ear)).as(ear.toString()).isEqualTo(shown ? List.of(HELLO) : List.of());
        });
        for (Where where : Where.values()) {
            if (where != Where.FORUM) {
                Dialect.OfGroups face = everywhere.groups(where);
                assertThat(face.contents(face.messages(bob, group)))
                        .as(where.toString())
                        .containsExactly(HELLO);
                assertThat(face.messages(eve, group).status())
                        .as("eve on " + where)
                        .isEqualTo(403);
            }
        }
        assertThat(everywhere.forum().sessions(bob).valueStream().map(row -> row.get("session_id")
                        .stringValue()))
                .doesNotContain(Long.toString(group));
    }

    private long group(String body, Person member) {
        long group = people.im
                .post("/api/v1/groups", body, alice.bearer())
                .json()
                .get("id")
                .longValue();
        Answer added = people.im.post(
                "/api/v1/groups/" + group + "/members", "{\"userIds\":[" + member.id() + "]}", alice.bearer());
        assertThat(added.status()).isEqualTo(200);
        return group;
    }

    @Test
    void who_leaves_a_group_hears_no_more_of_it_anywhere_and_who_joins_does_at_once() {
        long group = group("{\"name\":\"G\",\"isPublic\":true}", bob);
        String path = "/api/v1/groups/" + group;
        people.im.post(path + "/leave", "", bob.bearer());
        people.im.post(path + "/join", "", eve.bearer());
        everywhere.write(alice, group, "{\"content\":\"" + HELLO + "\"}");

        Map<Ear, List<String>> heard = everywhere.heard();
        assertHeard(heard, bob);
        assertThat(everywhere.of(eve)).allSatisfy(ear -> assertThat(heard.get(ear))
                .as(ear.toString())
                .isEqualTo(ear.where() == Where.FORUM ? List.of() : List.of(HELLO)));
    }

    /** Each way in which a person can say, or be taken to say, that they have read. */
    enum Way {
        FORUM_SOCKET,
        IM_FIRST_PAGE,
        IM_SOCKET,
        CHAT_PAGE,
        CHAT_SOCKET,
        GOCHAT_CALL,
        GOCHAT_SOCKET
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void what_is_read_on_one_face_is_read_on_all(Way way) {
        everywhere.write(alice, bob, "one");
        everywhere.write(alice, bob, "two");
        assertThat(everywhere.forum().unread(bob, alice)).isEqualTo(2);
        assertThat(everywhere.im().unread(bob, alice)).isEqualTo(2);
        assertThat(everywhere.goChat().unread(bob, alice)).isEqualTo(2);

        read(way);

        await().untilAsserted(() ->
                assertThat(everywhere.forum().unread(bob, alice)).as("Forum").isZero());
        assertThat(everywhere.im().unread(bob, alice)).as("IM").isZero();
        assertThat(everywhere.goChat().unread(bob, alice)).as("GoChat").isZero();
        assertThat(everywhere.im().history(alice, bob).valueStream())
                .allSatisfy(message ->
                        assertThat(message.get("status").stringValue()).isEqualTo("read"))
                .hasSize(2);
        assertThat(everywhere.on(Where.CHAT).history(alice, bob).valueStream())
                .allSatisfy(message -> {
                    assertThat(message.get("read_by").size()).isEqualTo(1);
                    assertThat(message.get("read_by").get(0).get("user_id").stringValue())
                            .isEqualTo(Long.toString(bob.id()));
                })
                .hasSize(2);
    }

    private void read(Way way) {
        switch (way) {
            case FORUM_SOCKET -> everywhere.forum().read(ear(Where.FORUM).socket(), bob, alice);
            case IM_FIRST_PAGE -> everywhere.im().history(bob, alice);
            case IM_SOCKET -> ear(Where.IM).socket().send("{\"type\":\"read\",\"receiverId\":" + alice.id() + "}");
            case CHAT_PAGE -> everywhere.on(Where.CHAT).history(bob, alice);
            case CHAT_SOCKET ->
                ear(Where.CHAT).socket().send("{\"type\":\"read\",\"receiver_id\":\"" + alice.id() + "\"}");
            case GOCHAT_CALL -> everywhere.goChat().read(bob, alice);
            case GOCHAT_SOCKET ->
                ear(Where.GOCHAT)
                        .socket()
                        .send("{\"type\":\"mark-read\",\"data\":{\"conversationId\":\"" + people.open(bob, alice)
                                + "\"}}");
        }
    }

    private Ear ear(Where where) {
        return everywhere.of(bob).stream()
                .filter(ear -> ear.where() == where)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_said_in_the_room_of_everybody_is_for_everybody_there_and_nobody_elsewhere(boolean byGuest) {
        Person guest = everywhere.goChat().guest();
        everywhere.listen(Where.GOCHAT, guest);
        Ear sending = everywhere.listen(Where.GOCHAT, byGuest ? guest : alice);
        String word = "to the world " + System.nanoTime();
        everywhere.goChat().say(sending.socket(), GoChatDialect.WORLD, word);
        await().until(() -> everywhere
                .goChat()
                .contents(everywhere.goChat().messages(alice, GoChatDialect.WORLD))
                .contains(word));

        Map<Ear, List<String>> heard = everywhere.heard();
        assertThat(heard.get(sending)).as("the sending socket").isEmpty();
        heard.keySet().stream().filter(ear -> !ear.equals(sending)).forEach(ear -> assertThat(heard.get(ear))
                .as(ear.toString())
                .isEqualTo(ear.where() == Where.GOCHAT ? List.of(word) : List.of()));
        for (Person reader : List.of(alice, eve, guest)) {
            assertThat(everywhere.goChat().contents(everywhere.goChat().messages(reader, GoChatDialect.WORLD)))
                    .last()
                    .isEqualTo(word);
        }
        assertThat(worldIsListed(alice)).isFalse();
        for (Where where : List.of(Where.IM, Where.CHAT)) {
            assertThat(everywhere.groups(where).messages(alice, WORLD).status())
                    .as(where.toString())
                    .isEqualTo(404);
        }
    }

    private boolean worldIsListed(Person person) {
        return everywhere
                        .im()
                        .conversations(person)
                        .valueStream()
                        .anyMatch(row -> row.get("id").longValue() == WORLD)
                || everywhere.forum().sessions(person).valueStream().anyMatch(row -> row.get("session_id")
                        .stringValue()
                        .equals(Long.toString(WORLD)));
    }

    @Test
    void a_guest_answers_whoever_began_and_is_heard_by_them_everywhere() {
        Person guest = everywhere.goChat().guest();
        Ear guests = everywhere.listen(Where.GOCHAT, guest);
        long conversation = people.open(alice, guest);
        everywhere.goChat().say(guests.socket(), conversation, HELLO);
        awaitSaid();

        Map<Ear, List<String>> heard = everywhere.heard();
        assertThat(heard.get(guests)).isEmpty();
        assertHeard(heard, alice, HELLO);
        assertHeard(heard, bob);
        for (Where where : Where.values()) {
            assertThat(everywhere.on(where).contents(alice, guest))
                    .as(where.toString())
                    .containsExactly(HELLO);
        }
    }

    @Test
    void a_guest_begins_with_nobody_on_any_face() {
        Person guest = everywhere.goChat().guest();
        Client goChat = everywhere.goChat().client();
        String target = "{\"targetUserId\":\"" + bob.id() + "\",\"friendId\":\"" + bob.id() + "\"}";
        assertThat(List.of(
                        goChat.post("/api/conversations", target, guest.bearer()),
                        goChat.post("/api/friends", target, guest.bearer()),
                        goChat.post("/api/groups", "{\"groupName\":\"G\",\"members\":[\"1\"]}", guest.bearer()),
                        goChat.get("/api/users/" + bob.name(), guest.bearer()),
                        people.im.post(
                                "/api/v1/conversations/private", "{\"targetId\":" + bob.id() + "}", guest.bearer()),
                        people.im.post("/api/v1/groups", "{\"name\":\"G\"}", guest.bearer()),
                        people.chat.post("/api/v1/group", "{\"name\":\"G\"}", guest.bearer()),
                        people.chat.post(
                                "/api/v1/chat/message",
                                "{\"content\":\"x\",\"receiver_id\":\"" + bob.id() + "\"}",
                                guest.bearer()),
                        everywhere.forum().client().get("/api/v1/sessions", guest.bearer()),
                        everywhere.forum().client().get("/api/v1/users/" + bob.id() + "/sessions", guest.bearer())))
                .extracting(Answer::status)
                .containsOnly(403);
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void who_logs_in_on_one_face_is_logged_in_on_all_and_logged_out_of_all(Where where) {
        String token = everywhere.on(where).login(alice);
        Person here = new Person(alice.id(), alice.name(), token);
        List<Ear> ears = Arrays.stream(Where.values())
                .map(face -> everywhere.listen(face, here))
                .toList();
        assertThat(Where.values())
                .allSatisfy(face ->
                        assertThat(everywhere.on(face).self(token).status()).isEqualTo(200));
        everywhere.forum().logOut(token);
        assertThat(Where.values())
                .allSatisfy(face ->
                        assertThat(everywhere.on(face).self(token).status()).isEqualTo(401));
        assertThat(ears)
                .allSatisfy(ear -> assertThat(ear.socket().awaitClosed().code()).isEqualTo(1008));
        assertThat(everywhere.im().self(alice.token()).status())
                .as("another session of hers")
                .isEqualTo(200);
    }
}
