package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.gateway.platform.identity.Entry;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client.Answer;

/** What guests, who came by another face, may do on those that know none. */
@ForumContract
class GuestsTest {

    private final People people;
    private final Entry entry;
    private final ImFace imFace;
    private Person alice;
    private Person guest;

    @Autowired
    GuestsTest(Doors doors, ImFace imFace, ChatFace chatFace, Entry entry) {
        this.people = new People(doors, imFace, chatFace);
        this.entry = entry;
        this.imFace = imFace;
    }

    @BeforeEach
    void come() {
        alice = people.register();
        Entry.Admitted admitted = entry.asGuest(imFace, "", "127.0.0.1");
        guest = new Person(admitted.account().value(), "", admitted.token());
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("\"error\":\"访客不能执行此操作，请先注册\"");
    }

    @Test
    void they_neither_edit_a_profile_nor_make_groups_nor_begin_to_talk() {
        assertForbidden(people.im.put("/api/v1/users/me", "{\"nickname\":\"x\"}", guest.bearer()));
        assertForbidden(people.im.post("/api/v1/groups", "{\"name\":\"G\"}", guest.bearer()));
        assertForbidden(
                people.im.post("/api/v1/conversations/private", "{\"targetId\":" + alice.id() + "}", guest.bearer()));
        assertForbidden(people.chat.put("/api/v1/user/profile", "{\"phone\":\"1\"}", guest.bearer()));
        assertForbidden(people.chat.post("/api/v1/group", "{\"name\":\"G\"}", guest.bearer()));
        assertForbidden(people.chat.post(
                "/api/v1/chat/message", "{\"content\":\"x\",\"receiver_id\":\"" + alice.id() + "\"}", guest.bearer()));
    }

    @Test
    void they_see_themselves_and_answer_whoever_talks_to_them() {
        assertThat(people.im.get("/api/v1/users/me", guest.bearer()).status()).isEqualTo(200);
        long conversation = people.open(alice, guest);
        String messages = "/api/v1/conversations/" + conversation + "/messages";
        assertThat(people.im
                        .post(messages, "{\"content\":\"hi\"}", guest.bearer())
                        .status())
                .isEqualTo(201);
        assertThat(people.chat
                        .post(
                                "/api/v1/chat/message",
                                "{\"content\":\"x\",\"receiver_id\":\"" + alice.id() + "\"}",
                                guest.bearer())
                        .status())
                .isEqualTo(200);
    }
}
