package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** Groups on the IM face, as its document has them, and those of the Chat face. */
@ForumContract
class ImGroupsTest {

    private static final String GROUPS = "/api/v1/groups";
    private static final long NO_GROUP = 1234567890123456L;

    private final People people;
    private final Client im;
    private Person alice;
    private Person bob;

    @Autowired
    ImGroupsTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
        im = people.im;
    }

    @BeforeEach
    void meet() {
        alice = people.register();
        bob = people.register();
    }

    private long create(String more) {
        Answer answer = im.post(GROUPS, "{\"name\":\"G\"" + more + "}", alice.bearer());
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("id").longValue();
    }

    private long open() {
        return create(",\"isPublic\":true");
    }

    private long byApproval() {
        return create(",\"isPublic\":true,\"joinCondition\":\"approval_required\"");
    }

    private Answer act(Person who, long group, String what) {
        return im.post(GROUPS + "/" + group + "/" + what, "", who.bearer());
    }

    private int count(long group) {
        return im.get("/groups/" + group, alice.bearer())
                .json()
                .get("memberCount")
                .intValue();
    }

    private String messages(long group) {
        return "/api/v1/conversations/" + group + "/messages";
    }

    @Test
    void making_one_answers_201_with_the_documents_group() {
        Answer answer = im.post(GROUPS, "{\"name\":\" G \"}", alice.bearer());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(People.shape(answer.text())).isEqualTo("""
                {"id":ID,"name":"G","description":"","avatarUrl":"","ownerId":ID,"memberCount":1,"isPublic":false,\
                "joinCondition":"direct","createdAt":"TIME"}""");
        assertThat(answer.json().get("ownerId").longValue()).isEqualTo(alice.id());
        String path = "/groups/" + answer.json().get("id").longValue();
        assertThat(im.get(path, alice.bearer()).text()).isEqualTo(answer.text());
        JsonNode row = im.get("/api/v1/conversations", alice.bearer()).json().get(0);
        assertThat(row.get("type").stringValue()).isEqualTo("group");
        assertThat(row.get("targetId")).isEqualTo(answer.json().get("id"));
        assertThat(row.get("name").stringValue()).isEqualTo("G");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\"  \"}",
                "{\"name\":1}",
                "{\"name\":\"G\",\"isPublic\":\"yes\"}",
                "{\"name\":\"G\",\"joinCondition\":\"sometimes\"}",
                "{\"name\":\"G\",\"joinCondition\":\"DIRECT\"}"
            })
    void what_is_no_group_is_a_bad_request(String body) {
        assertThat(im.post(GROUPS, body, alice.bearer()).status()).isEqualTo(400);
    }

    @Test
    void a_name_has_up_to_100_characters() {
        assertThat(im.post(GROUPS, "{\"name\":\"" + "长".repeat(100) + "\"}", alice.bearer())
                        .status())
                .isEqualTo(201);
        assertThat(im.post(GROUPS, "{\"name\":\"" + "长".repeat(101) + "\"}", alice.bearer())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_public_one_is_shown_to_everybody_and_a_private_one_to_its_members() {
        String shown = "/groups/" + open();
        String hidden = "/groups/" + create("");
        assertThat(im.get(shown).status()).isEqualTo(200);
        assertThat(im.get(shown, bob.bearer()).status()).isEqualTo(200);
        assertThat(im.get(hidden, alice.bearer()).status()).isEqualTo(200);
        assertThat(im.get(hidden, bob.bearer()).status()).isEqualTo(403);
        assertThat(im.get(hidden).status()).isEqualTo(403);
        assertThat(im.get(hidden, "Authorization", "Bearer rubbish").status()).isEqualTo(403);
        assertThat(im.get("/groups/" + NO_GROUP).status()).isEqualTo(404);
        assertThat(im.get("/groups/x").status()).isEqualTo(400);
    }

    @Test
    void joining_answers_with_the_member_and_the_message_and_a_second_time_with_409() {
        long group = open();
        Answer joined = act(bob, group, "join");
        assertThat(joined.status()).isEqualTo(200);
        assertThat(People.shape(joined.text())).isEqualTo("""
                        {"groupId":ID,"userId":ID,"role":"member","joinedAt":"TIME","message":"成功加入群组"}""");
        assertThat(count(group)).isEqualTo(2);
        assertThat(act(bob, group, "join").status()).isEqualTo(409);
        assertThat(act(bob, NO_GROUP, "join").status()).isEqualTo(404);
        assertThat(act(alice, group, "join").status()).isEqualTo(409);
    }

    @Test
    void into_a_private_one_or_by_invitation_only_nobody_comes_by_themselves() {
        assertThat(act(bob, create(""), "join").status()).isEqualTo(403);
        assertThat(act(bob, create(",\"isPublic\":true,\"joinCondition\":\"invite_only\""), "join")
                        .status())
                .isEqualTo(403);
        long group = create("");
        assertThat(im.post(GROUPS + "/" + group + "/members", "{\"userIds\":[" + bob.id() + "]}", bob.bearer())
                        .status())
                .isEqualTo(403);
        assertThat(im.post(GROUPS + "/" + group + "/members", "{\"userIds\":[\"" + bob.id() + "\"]}", alice.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(im.get("/groups/" + group, bob.bearer()).status()).isEqualTo(200);
    }

    @Test
    void where_it_takes_approval_a_request_is_recorded_once_and_granted_by_an_admin() {
        long group = byApproval();
        Answer pending = act(bob, group, "join");
        assertThat(pending.status()).isEqualTo(403);
        assertThat(pending.text()).isEqualTo("{\"error\":\"已提交加入申请，等待群主审批\",\"status\":\"pending\"}");
        assertThat(act(bob, group, "join").text()).isEqualTo(pending.text());
        JsonNode waiting =
                im.get(GROUPS + "/" + group + "/requests", alice.bearer()).json();
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(waiting.get(0).get("userId").longValue()).isEqualTo(bob.id());
        String approve = GROUPS + "/" + group + "/requests/" + bob.id() + "/approve";
        assertThat(im.post(approve, "", bob.bearer()).status()).isEqualTo(403);
        assertThat(im.post(approve, "", alice.bearer()).status()).isEqualTo(200);
        assertThat(act(bob, group, "join").status()).isEqualTo(409);
        assertThat(count(group)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "approval_required", "invite_only"})
    void a_private_one_takes_nobody_by_themselves_and_nobody_waits_at_its_door(String condition) {
        long group = create(",\"joinCondition\":\"" + condition + "\"");
        Answer refused = act(bob, group, "join");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().has("status")).as("nothing is pending").isFalse();
        assertThat(im.get(GROUPS + "/" + group + "/requests", alice.bearer()).text())
                .isEqualTo("[]");
        assertThat(im.post(GROUPS + "/" + group + "/requests/" + bob.id() + "/approve", "", alice.bearer())
                        .status())
                .isEqualTo(404);
        assertThat(im.get("/groups/" + group, bob.bearer()).status()).isEqualTo(403);
    }

    @Test
    void whoever_was_refused_may_ask_again() {
        long group = byApproval();
        act(bob, group, "join");
        assertThat(im.post(GROUPS + "/" + group + "/requests/" + bob.id() + "/refuse", "", alice.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(im.get(GROUPS + "/" + group + "/requests", alice.bearer()).text())
                .isEqualTo("[]");
        assertThat(act(bob, group, "join").status()).isEqualTo(403);
    }

    @Test
    void who_leaves_is_a_stranger_again_and_may_come_back() {
        long group = open();
        act(bob, group, "join");
        im.post(messages(group), "{\"content\":\"hello\"}", alice.bearer());
        Answer left = act(bob, group, "leave");
        assertThat(left.text()).isEqualTo("{\"message\":\"成功离开群组\"}");
        assertThat(left.status()).isEqualTo(200);
        assertThat(count(group)).isEqualTo(1);
        assertThat(im.get("/api/v1/conversations", bob.bearer()).text()).isEqualTo("[]");
        assertThat(im.get(messages(group), bob.bearer()).status()).isEqualTo(403);
        assertThat(act(bob, group, "leave").status()).isEqualTo(403);
        assertThat(act(bob, NO_GROUP, "leave").status()).isEqualTo(404);
        assertThat(act(bob, group, "join").status()).isEqualTo(200);
        assertThat(im.get(messages(group), bob.bearer()).json().size()).isEqualTo(1);
    }

    @Test
    void an_owner_leaves_by_handing_over() {
        long group = open();
        act(bob, group, "join");
        assertThat(act(alice, group, "leave").status()).isEqualTo(403);
        String transfer = GROUPS + "/" + group + "/transfer";
        assertThat(im.post(transfer, "{\"userId\":" + alice.id() + "}", bob.bearer())
                        .status())
                .isEqualTo(403);
        Answer handed = im.post(transfer, "{\"userId\":" + bob.id() + "}", alice.bearer());
        assertThat(handed.status()).isEqualTo(200);
        assertThat(handed.json().get("ownerId").longValue()).isEqualTo(bob.id());
        assertThat(act(alice, group, "leave").status()).isEqualTo(200);
    }

    @Test
    void an_owner_dissolves_it_and_it_is_gone_for_all() {
        long group = open();
        act(bob, group, "join");
        assertThat(im.delete(GROUPS + "/" + group, bob.bearer()).status()).isEqualTo(403);
        assertThat(im.delete(GROUPS + "/" + group, alice.bearer()).text()).isEqualTo("{\"message\":\"群组已解散\"}");
        assertThat(im.get("/groups/" + group).status()).isEqualTo(404);
        assertThat(im.get("/api/v1/conversations", bob.bearer()).text()).isEqualTo("[]");
        assertThat(im.post(messages(group), "{\"content\":\"x\"}", bob.bearer()).status())
                .isEqualTo(404);
    }

    @Test
    void members_are_shown_the_owner_first() {
        long group = open();
        act(bob, group, "join");
        String path = GROUPS + "/" + group + "/members";
        JsonNode members = im.get(path, people.register().bearer()).json();
        assertThat(People.shape(members.get(0).toString())).isEqualTo("""
                {"userId":ID,"role":"owner","joinedAt":"TIME","alias":"",\
                "user":{"id":ID,"nickname":"The %s","avatarUrl":""}}""".formatted(alice.name()));
        assertThat(members.get(1).get("userId").longValue()).isEqualTo(bob.id());
        assertThat(im.get(path + "?limit=1&offset=1", alice.bearer())
                        .json()
                        .get(0)
                        .get("role")
                        .stringValue())
                .isEqualTo("member");
        assertThat(im.get(GROUPS + "/" + create("") + "/members", bob.bearer()).status())
                .isEqualTo(403);
        assertThat(im.get(GROUPS + "/" + NO_GROUP + "/members", bob.bearer()).status())
                .isEqualTo(404);
    }

    @Test
    void open_ones_are_found_by_a_literal_part_of_their_name_or_description() {
        String word = "w" + Long.toString(System.nanoTime(), 36) + ".*";
        im.post(GROUPS, "{\"name\":\"a " + word + " b\",\"isPublic\":true}", alice.bearer());
        im.post(
                GROUPS,
                "{\"name\":\"x\",\"description\":\"" + word.toUpperCase(java.util.Locale.ROOT)
                        + "\",\"isPublic\":true}",
                alice.bearer());
        im.post(GROUPS, "{\"name\":\"" + word + "\"}", alice.bearer());
        assertThat(found(word)).hasSize(2);
        assertThat(found(word.replace(".*", ".."))).isEmpty();
        assertThat(im.get("/groups/search").status()).isEqualTo(400);
        assertThat(im.get("/groups/search?q=%20").status()).isEqualTo(400);
    }

    private List<JsonNode> found(String word) {
        return im.get("/groups/search?q=" + word.replace("*", "%2A"))
                .json()
                .valueStream()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "403, 403"})
    void who_writes_where_they_have_no_part_is_told_why(int onIm, int onChat) {
        long group = onIm == 404 ? NO_GROUP : open();
        assertThat(im.post(messages(group), "{\"content\":\"x\"}", bob.bearer()).status())
                .isEqualTo(onIm);
        assertThat(im.get(messages(group), bob.bearer()).status()).isEqualTo(onIm);
        assertThat(people.chat
                        .post(
                                "/api/v1/chat/message",
                                "{\"content\":\"x\",\"group_id\":\"" + group + "\"}",
                                bob.bearer())
                        .status())
                .isEqualTo(onChat);
        assertThat(people.chat
                        .get("/api/v1/chat/messages?group_id=" + group, bob.bearer())
                        .status())
                .isEqualTo(onChat);
    }

    @Test
    void a_group_made_on_chat_is_open_and_written_in_from_both_faces() {
        Answer made = people.chat.post("/api/v1/group", "{\"name\":\"C\"}", alice.bearer());
        assertThat(made.status()).isEqualTo(200);
        assertThat(People.shape(made.text())).isEqualTo("""
                {"code":200,"message":"success","data":{"group_id":"ID","name":"C","description":"","avatar":"",\
                "creator_id":"ID","created_at":"TIME"}}""");
        long group = Long.parseLong(made.data().get("group_id").stringValue());
        act(bob, group, "join");
        try (SocketClient onIm = people.imSocket(bob);
                SocketClient onChat = people.chatSocket(alice)) {
            onChat.send("{\"type\":\"text\",\"content\":\"to all\",\"group_id\":\"" + group + "\"}");
            JsonNode ack = onChat.nextJson();
            assertThat(People.shape(ack.get("data").toString())).isEqualTo("""
                    {"message_id":"ID","type":"text","content":"to all","sender_id":"ID","receiver_id":"",\
                    "group_id":"ID","created_at":"TIME"}""");
            assertThat(onIm.nextJson().get("conversationId").longValue()).isEqualTo(group);
        }
        JsonNode history = people.chat
                .get("/api/v1/chat/messages?group_id=" + group, bob.bearer())
                .data();
        assertThat(history.get("total").intValue()).isEqualTo(1);
        assertThat(history.get("messages")
                        .get(0)
                        .get("read_by")
                        .get(0)
                        .get("user_id")
                        .stringValue())
                .isEqualTo(Long.toString(bob.id()));
        assertThat(im.get(messages(group), alice.bearer())
                        .json()
                        .get(0)
                        .get("status")
                        .stringValue())
                .isEqualTo("read");
    }

    @Test
    void what_was_said_before_one_came_is_there_and_read() {
        long group = open();
        im.post(messages(group), "{\"content\":\"before\"}", alice.bearer());
        act(bob, group, "join");
        JsonNode row = im.get("/api/v1/conversations", bob.bearer()).json().get(0);
        assertThat(row.get("unreadCount").intValue()).isZero();
        assertThat(im.get(messages(group), bob.bearer()).json().size()).isEqualTo(1);
    }
}
