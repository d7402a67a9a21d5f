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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.Everywhere.Ear;
import stoa.server.faces.Everywhere.Where;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Who sees what where, with sockets open on all faces at once: one message store, and every face shows its part. */
@ForumContract
class CrossFaceTest {

    private static final String HELLO = "hello";

    private final People people;
    private final int mainPort;
    private Everywhere everywhere;
    private Person alice;
    private Person bob;
    private Person eve;

    @Autowired
    CrossFaceTest(@LocalServerPort int mainPort, Doors doors, ImFace imFace, ChatFace chatFace) {
        this.mainPort = mainPort;
        people = new People(doors, imFace, chatFace);
    }

    @BeforeEach
    void listen() {
        everywhere = new Everywhere(mainPort, people);
        alice = people.register();
        bob = people.register();
        eve = people.register();
        everywhere.listenEverywhere(alice, bob, eve);
    }

    @AfterEach
    void close() {
        everywhere.close();
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
        Map<Ear, List<String>> heard = everywhere.heard();
        assertHeard(heard, alice, HELLO, "again");
        assertHeard(heard, bob, HELLO, "again");
        assertHeard(heard, eve);
    }

    @ParameterizedTest
    @CsvSource({"IM, image", "IM, file", "CHAT, image", "CHAT, file"})
    void an_image_or_a_file_is_its_address_to_the_forum_and_what_it_is_elsewhere(Where origin, String type) {
        String address = "https://files.example.com/" + type;
        JsonNode body = send(origin, type, address);

        Map<Ear, List<String>> heard = everywhere.heard();
        assertHeard(heard, alice, address);
        assertHeard(heard, bob, address);
        assertThat(body.get("type").stringValue()).isEqualTo(type);
        JsonNode onForum = everywhere.forum().history(bob, alice).get(0);
        assertThat(onForum.get("content").stringValue()).isEqualTo(address);
        assertThat(onForum.has("type")).isFalse();
        JsonNode onIm = everywhere.im().history(bob, alice).get(0);
        assertThat(onIm.get("type").stringValue()).isEqualTo(type);
        assertThat(onIm.get("content").stringValue()).isEqualTo(address);
        JsonNode onChat = everywhere.on(Where.CHAT).history(bob, alice).get(0);
        assertThat(onChat.get("type").stringValue()).isEqualTo(type);
        assertThat(onChat.get("content").stringValue()).isEqualTo(address);
    }

    private JsonNode send(Where origin, String type, String address) {
        String body = "{\"type\":\"" + type + "\",\"content\":\"" + address + "\"";
        return origin == Where.IM
                ? everywhere.write(alice, people.open(alice, bob), body + "}").json()
                : people.chat
                        .post("/api/v1/chat/message", body + ",\"receiver_id\":\"" + bob.id() + "\"}", alice.bearer())
                        .data();
    }

    @ParameterizedTest
    @EnumSource(value = Where.class, mode = EnumSource.Mode.EXCLUDE, names = "FORUM")
    void what_is_said_in_a_group_is_for_its_members_on_the_faces_that_have_groups(Where origin) {
        long group = group("{\"name\":\"G\"}", bob);
        Ear sending = everywhere.listen(origin, alice);
        everywhere.groups(origin).say(sending.socket(), group, HELLO);

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
        CHAT_SOCKET
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void what_is_read_on_one_face_is_read_on_all(Way way) {
        everywhere.write(alice, bob, "one");
        everywhere.write(alice, bob, "two");
        assertThat(everywhere.forum().unread(bob, alice)).isEqualTo(2);
        assertThat(everywhere.im().unread(bob, alice)).isEqualTo(2);

        read(way);

        await().untilAsserted(() ->
                assertThat(everywhere.forum().unread(bob, alice)).as("Forum").isZero());
        assertThat(everywhere.im().unread(bob, alice)).as("IM").isZero();
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
        }
    }

    private Ear ear(Where where) {
        return everywhere.of(bob).stream()
                .filter(ear -> ear.where() == where)
                .findFirst()
                .orElseThrow();
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
