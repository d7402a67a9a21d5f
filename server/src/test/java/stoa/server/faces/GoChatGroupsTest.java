package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.server.faces.GoChatPeople.SUCCESS;
import static stoa.server.faces.GoChatPeople.assertRefused;
import static stoa.server.faces.GoChatPeople.failure;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.GoChatPeople.Member;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Groups and friends on the GoChat face, as its document and its browser client have them. */
@ForumContract
class GoChatGroupsTest {

    private static final String GROUPS = "/api/groups";
    private static final String FRIENDS = "/api/friends";

    private final GoChatPeople people;
    private final Client http;
    private Member alice;
    private Member bob;
    private Member carol;

    @Autowired
    GoChatGroupsTest(Doors doors, GoChatFace face) {
        people = new GoChatPeople(doors, face);
        http = people.http;
    }

    @BeforeEach
    void meet() {
        alice = people.register();
        bob = people.register();
        carol = people.register();
    }

    private Answer create(String members) {
        return http.post(GROUPS, "{\"groupName\":\" G1 \",\"members\":" + members + "}", alice.bearer());
    }

    private static List<String> members(JsonNode group) {
        return group.get("members")
                .valueStream()
                .map(member -> member.get("username").stringValue() + " "
                        + member.get("role").stringValue())
                .toList();
    }

    @Test
    void making_one_answers_201_with_the_group_and_its_conversation() {
        Answer answer = create("[\"" + bob.id() + "\"]");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(People.shape(answer.text())).isEqualTo("""
                {"success":true,"message":"群组创建成功","data":{"group":{"groupId":"ID","groupName":"G1","avatar":"",\
                "description":"","ownerId":"ID","memberCount":2,"members":[\
                {"userId":"ID","username":"%s","avatar":"","role":"admin","joinTime":"TIME"},\
                {"userId":"ID","username":"%s","avatar":"","role":"member","joinTime":"TIME"}],"createTime":"TIME"},\
                "conversation":{"conversationId":"ID","type":"group","target":{"groupId":"ID","groupName":"G1",\
                "avatar":"","memberCount":2},"lastMessage":"","lastMessageTime":"",\
                "unreadCount":0}}}""".formatted(alice.name(), bob.name()));
        JsonNode group = answer.data().get("group");
        assertThat(group.get("ownerId").stringValue()).isEqualTo(alice.id());
        String conversation =
                answer.data().get("conversation").get("conversationId").stringValue();
        assertThat(people.conversation(alice, conversation))
                .isEqualTo(answer.data().get("conversation"));
        assertThat(people.conversation(bob, conversation)).isNotNull();
        Answer shown = http.get(GROUPS + "/" + group.get("groupId").stringValue(), bob.bearer());
        assertThat(shown.text()).isEqualTo(SUCCESS.formatted(group));
    }

    @Test
    void members_are_named_by_id_or_by_name_and_who_is_not_there_is_passed_over() {
        Answer answer = create("[\"user1\",\"user2\",%s,\"%s\",\"%s\",\"%s\",\"1234567890123456\",\"\"]"
                .formatted(bob.id(), carol.name(), bob.name(), alice.id()));
        assertThat(members(answer.data().get("group")))
                .containsExactlyInAnyOrder(alice.name() + " admin", bob.name() + " member", carol.name() + " member");
    }

    @Test
    void the_list_that_is_written_into_its_client_makes_a_group_of_oneself() {
        Answer answer = create("[\"user1-nobody\",\"user2-nobody\"]");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(members(answer.data().get("group"))).containsExactly(alice.name() + " admin");
    }

    @Test
    void a_guest_who_is_named_is_passed_over() {
        Answer answer = create("[\"%s\",\"%s\"]".formatted(people.guest().id(), bob.id()));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(members(answer.data().get("group")))
                .containsExactly(alice.name() + " admin", bob.name() + " member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"groupName\":\"G\"}",
                "{\"groupName\":\"G\",\"members\":[]}",
                "{\"groupName\":\"G\",\"members\":null}",
                "{\"groupName\":\"G\",\"members\":[null]}",
                "{\"groupName\":\"G\",\"members\":[{}]}",
                "{\"groupName\":\"G\",\"members\":\"user1\"}",
                "{\"members\":[\"user1\"]}",
                "{\"groupName\":\" \",\"members\":[\"user1\"]}",
                "{\"groupName\":\"123456789012345678901234567890123456789012345678901\",\"members\":[\"user1\"]}"
            })
    void it_takes_a_name_and_members(String body) {
        assertRefused(http.post(GROUPS, body, alice.bearer()), 400, "INVALID_PARAMS");
    }

    @Test
    void it_takes_no_more_than_a_hundred_members() {
        String many = "\"x\",".repeat(100) + "\"x\"";
        assertRefused(create("[" + many + "]"), 400, "INVALID_PARAMS");
    }

    @Test
    void a_group_made_here_is_private() {
        String group = people.group(alice, bob);
        Answer answer = http.get(GROUPS + "/" + group, carol.bearer());
        assertRefused(answer, 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456", "2", "0", "x", "World", "99999999999999999999"})
    void what_is_no_group_is_not_found(String id) {
        String text = failure("群组不存在", "GROUP_NOT_FOUND");
        assertThat(http.get(GROUPS + "/" + id, alice.bearer()).text()).isEqualTo(text);
        assertThat(http.post(GROUPS + "/" + id + "/members", "{\"memberIds\":[\"" + bob.id() + "\"]}", alice.bearer())
                        .text())
                .isEqualTo(text);
        assertThat(http.delete(GROUPS + "/" + id + "/members/" + bob.id(), alice.bearer())
                        .text())
                .isEqualTo(text);
    }

    @Test
    void the_room_of_everybody_is_a_group_without_a_list_of_members() {
        Answer answer = http.get(GROUPS + "/world", alice.bearer());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().replaceAll("\"memberCount\":[0-9]+", "\"memberCount\":N"))
                .isEqualTo(SUCCESS.formatted("""
                        {"groupId":"world","groupName":"世界聊天室","avatar":"","description":"所有人都在这里","ownerId":"",\
                        "memberCount":N,"members":[],"createTime":""}"""));
        assertRefused(
                http.post(GROUPS + "/world/members", "{\"memberIds\":[\"" + bob.id() + "\"]}", alice.bearer()),
                404,
                "GROUP_NOT_FOUND");
    }

    @Test
    void an_admin_lets_people_in_and_takes_them_out_and_one_leaves() {
        String group = people.group(alice, bob);
        String members = GROUPS + "/" + group + "/members";
        Answer added = http.post(members, "{\"memberIds\":[\"" + carol.id() + "\"]}", alice.bearer());
        assertThat(added.status()).isEqualTo(200);
        assertThat(members(added.data())).contains(carol.name() + " member");
        assertThat(people.conversation(carol, group)).isNotNull();

        assertRefused(http.delete(members + "/" + carol.id(), bob.bearer()), 403, "FORBIDDEN");
        assertThat(http.delete(members + "/" + carol.id(), alice.bearer()).text())
                .isEqualTo("{\"success\":true,\"message\":\"成员已移除\",\"data\":{}}");
        assertRefused(http.get(GROUPS + "/" + group, carol.bearer()), 403, "FORBIDDEN");
        assertThat(http.delete(members + "/" + bob.id(), bob.bearer()).status()).isEqualTo(200);
        assertRefused(http.delete(members + "/" + alice.id(), alice.bearer()), 403, "FORBIDDEN");
        assertRefused(http.delete(members + "/" + bob.id(), alice.bearer()), 404, "USER_NOT_FOUND");
        assertRefused(
                http.post(members, "{\"memberIds\":[\"1234567890123456\"]}", alice.bearer()), 404, "USER_NOT_FOUND");
        assertRefused(http.post(members, "{}", alice.bearer()), 400, "INVALID_PARAMS");
    }

    @Test
    void who_is_made_a_friend_is_one_at_once_with_a_conversation() {
        Answer answer = http.post(FRIENDS, "{\"friendId\":\"" + bob.id() + "\"}", alice.bearer());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(People.shape(answer.text())).isEqualTo("""
                {"success":true,"message":"添加好友成功","data":{"friendship":{"userId":"ID","friendId":"ID",\
                "status":"accepted"},"conversation":{"conversationId":"ID","type":"single",\
                "target":{"userId":"ID","username":"%s","avatar":""},\
                "lastMessage":"","lastMessageTime":"","unreadCount":0}}}""".formatted(bob.name()));
        JsonNode friendship = answer.data().get("friendship");
        assertThat(friendship.get("userId").stringValue()).isEqualTo(alice.id());
        assertThat(friendship.get("friendId").stringValue()).isEqualTo(bob.id());
        String conversation =
                answer.data().get("conversation").get("conversationId").stringValue();
        assertThat(people.conversation(alice, conversation)).isNotNull();
        assertThat(people.conversation(bob, conversation)).isNotNull();
        assertThat(http.get(FRIENDS, bob.bearer()).text())
                .isEqualTo(SUCCESS.formatted("""
                [{"userId":"%s","username":"%s","avatar":"","online":false}]""".formatted(alice.id(), alice.name())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"user_id\":%s}", "{\"targetUserId\":\"%s\"}", "{\"friendId\":%s}"})
    void other_documents_ways_to_name_a_friend_are_taken(String body) {
        assertThat(http.post(FRIENDS, body.formatted(bob.id()), alice.bearer()).status())
                .isEqualTo(201);
    }

    @Test
    void who_is_a_friend_can_not_become_one_seen_from_either_side() {
        http.post(FRIENDS, "{\"friendId\":\"" + bob.id() + "\"}", alice.bearer());
        Answer answer = http.post(FRIENDS, "{\"friendId\":\"" + alice.id() + "\"}", bob.bearer());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo(failure("已经是好友", "ALREADY_FRIENDS"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "400, INVALID_PARAMS, '{}'",
                "400, INVALID_PARAMS, '{\"friendId\":\"\"}'",
                "400, INVALID_PARAMS, '{\"friendId\":\"x\"}'",
                "404, USER_NOT_FOUND, '{\"friendId\":\"1234567890123456\"}'"
            })
    void a_friend_is_somebody(int status, String code, String body) {
        assertRefused(http.post(FRIENDS, body, alice.bearer()), status, code);
    }

    @Test
    void nobody_is_a_friend_of_their_own() {
        assertRefused(
                http.post(FRIENDS, "{\"friendId\":\"" + alice.id() + "\"}", alice.bearer()), 400, "INVALID_PARAMS");
    }

    @Test
    void either_ends_a_friendship_and_it_may_begin_again() {
        String body = "{\"friendId\":\"" + bob.id() + "\"}";
        http.post(FRIENDS, body, alice.bearer());
        assertThat(http.delete(FRIENDS + "/" + alice.id(), bob.bearer()).text())
                .isEqualTo("{\"success\":true,\"message\":\"已删除好友\",\"data\":{}}");
        assertThat(http.get(FRIENDS, alice.bearer()).data().size()).isZero();
        assertRefused(http.delete(FRIENDS + "/" + bob.id(), alice.bearer()), 404, "NOT_FOUND");
        assertRefused(http.delete(FRIENDS + "/x", alice.bearer()), 404, "NOT_FOUND");
        assertThat(http.post(FRIENDS, body, alice.bearer()).status()).isEqualTo(201);
    }

    @Test
    void who_is_here_is_told_of_friends_partners_and_oneself_alone() {
        http.post(FRIENDS, "{\"friendId\":\"" + bob.id() + "\"}", alice.bearer());
        people.open(carol, alice);
        people.register();
        people.socket(carol);
        people.socket(alice);
        Answer answer = http.get("/api/users/status/online", alice.bearer());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"success\":true,\"message\":\"ok\",\"data\":{\"%s\":true,\"%s\":false,\"%s\":true}}"
                        .formatted(alice.id(), bob.id(), carol.id()));
    }
}
