package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.server.faces.GoChatPeople.SUCCESS;
import static stoa.server.faces.GoChatPeople.assertRefused;
import static stoa.server.faces.GoChatPeople.failure;

import java.util.List;
import java.util.stream.IntStream;
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

/** Conversations, histories and reading on the GoChat face, as its document and its browser client have them. */
@ForumContract
class GoChatConversationsTest {

    private static final String LIST = "/api/conversations";
    private static final String NOBODYS = "1234567890123456";

    private final GoChatPeople people;
    private final Client http;
    private Member alice;
    private Member bob;

    @Autowired
    GoChatConversationsTest(Doors doors, GoChatFace face) {
        people = new GoChatPeople(doors, face);
        http = people.http;
    }

    @BeforeEach
    void meet() {
        alice = people.register();
        bob = people.register();
    }

    private static String messages(String conversation) {
        return LIST + "/" + conversation + "/messages";
    }

    private static List<String> contents(Answer page) {
        return page.data()
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList();
    }

    @Test
    void opening_answers_201_and_the_second_time_200_with_the_same_conversation() {
        Answer first = http.post(LIST, "{\"targetUserId\":\"" + bob.id() + "\"}", alice.bearer());
        Answer second = http.post(LIST, "{\"targetUserId\":" + bob.id() + "}", alice.bearer());

        assertThat(first.status()).isEqualTo(201);
        assertThat(People.shape(first.text())).isEqualTo(SUCCESS.formatted("""
                {"conversationId":"ID","type":"single","target":{"userId":"ID","username":"%s","avatar":""},\
                "lastMessage":"","lastMessageTime":"","unreadCount":0}""".formatted(bob.name())));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(people.open(bob, alice))
                .isEqualTo(first.data().get("conversationId").stringValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"target_user_id\":%s}", "{\"type\":1,\"members\":[\"%s\"]}", "{\"members\":[%s]}"})
    void other_documents_ways_to_name_somebody_are_taken(String body) {
        Answer answer = http.post(LIST, body.formatted(bob.id()), alice.bearer());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.data().get("target").get("userId").stringValue()).isEqualTo(bob.id());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "400, INVALID_PARAMS, ''",
                "400, INVALID_PARAMS, '{}'",
                "400, INVALID_PARAMS, '{\"targetUserId\":\"\"}'",
                "400, INVALID_PARAMS, '{\"targetUserId\":\"x\"}'",
                "400, INVALID_PARAMS, '{\"targetUserId\":true}'",
                "400, INVALID_PARAMS, '{\"members\":[]}'",
                "400, INVALID_PARAMS, '{\"members\":[\"7\",\"8\"]}'",
                "404, USER_NOT_FOUND, '{\"targetUserId\":\"1234567890123456\"}'"
            })
    void it_takes_one_other_person(int status, String code, String body) {
        assertRefused(http.post(LIST, body, alice.bearer()), status, code);
    }

    @Test
    void nobody_talks_to_themselves() {
        assertRefused(
                http.post(LIST, "{\"targetUserId\":\"" + alice.id() + "\"}", alice.bearer()), 400, "INVALID_PARAMS");
    }

    @Test
    void somebody_new_is_in_the_room_of_everybody() {
        JsonNode world = people.conversations(alice).getFirst();
        assertThat(world.get("conversationId").stringValue()).isEqualTo("world");
        assertThat(world.get("type").stringValue()).isEqualTo("world");
        JsonNode target = world.get("target");
        assertThat(target.get("groupId").stringValue()).isEqualTo("world");
        assertThat(target.get("groupName").stringValue()).isEqualTo("世界聊天室");
        assertThat(target.get("description").stringValue()).isNotEmpty();
        assertThat(target.get("avatar").stringValue()).isEmpty();
        assertThat(target.get("memberCount").longValue()).isGreaterThanOrEqualTo(2);
        assertThat(world.get("unreadCount").intValue()).isZero();
        assertThat(world.get("lastMessage").isString()).isTrue();
    }

    @Test
    void the_list_is_a_bare_list_with_the_world_first_and_then_the_latest() {
        Member carol = people.register();
        String withBob = people.open(alice, bob);
        String withCarol = people.open(alice, carol);
        String group = people.group(alice, bob);
        people.say(bob, withBob, "hello");
        people.say(alice, "world", "hello, world");

        Answer answer = http.get(LIST, alice.bearer());
        assertThat(answer.data().isArray()).isTrue();
        assertThat(people.conversations(alice))
                .extracting(each -> each.get("conversationId").stringValue())
                .containsExactly("world", withBob, group, withCarol);
        JsonNode shown = people.conversation(alice, withBob);
        assertThat(People.shape(shown.toString())).isEqualTo("""
                {"conversationId":"ID","type":"single","target":{"userId":"ID","username":"%s","avatar":""},\
                "lastMessage":"hello","lastMessageTime":"TIME","unreadCount":1}""".formatted(bob.name()));
        assertThat(People.shape(people.conversation(alice, group).toString())).isEqualTo("""
                {"conversationId":"ID","type":"group","target":{"groupId":"ID","groupName":"G","avatar":"",\
                "memberCount":2},"lastMessage":"","lastMessageTime":"","unreadCount":0}""");
    }

    @Test
    void a_page_or_a_kind_of_the_list_is_to_be_had_by_who_asks_for_it() {
        people.open(alice, bob);
        people.group(alice, bob);
        assertThat(http.get(LIST + "?type=single", alice.bearer()).data().size())
                .isEqualTo(1);
        assertThat(http.get(LIST + "?type=2", alice.bearer()).data().size()).isEqualTo(1);
        assertThat(http.get(LIST + "?type=nonsense", alice.bearer()).data().size())
                .isEqualTo(3);
        assertThat(http.get(LIST + "?page=2&size=1", alice.bearer())
                        .data()
                        .get(0)
                        .get("type")
                        .stringValue())
                .isEqualTo("group");
        assertThat(http.get(LIST + "?page=4&size=1", alice.bearer()).data().size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"image, [图片]", "file, [文件]", "text, http://x/y"})
    void images_and_files_are_said_to_be_some_and_shown_by_their_address(String type, String preview) {
        String conversation = people.open(alice, bob);
        http.post(
                "/api/messages",
                "{\"conversationId\":\"%s\",\"content\":\"http://x/y\",\"type\":\"%s\"}".formatted(conversation, type),
                alice.bearer());
        assertThat(people.conversation(bob, conversation).get("lastMessage").stringValue())
                .isEqualTo(preview);
        JsonNode message = http.get(messages(conversation), bob.bearer()).data().get(0);
        assertThat(message.get("type").stringValue()).isEqualTo(type);
        assertThat(message.get("content").stringValue()).isEqualTo("http://x/y");
    }

    @Test
    void a_message_over_http_answers_201_and_stands_in_the_history_as_it_was_answered() {
        String conversation = people.open(alice, bob);
        Answer sent = people.say(alice, conversation, "hi");

        assertThat(People.shape(sent.text())).isEqualTo(SUCCESS.formatted("""
                {"messageId":"ID","conversationId":"ID","senderId":"ID","senderName":"%s","content":"hi",\
                "type":"text","sendTime":"TIME","seqId":1,"status":"sent"}""".formatted(alice.name())));
        assertThat(sent.data().get("senderId").stringValue()).isEqualTo(alice.id());
        assertThat(http.get(messages(conversation), bob.bearer()).text()).isEqualTo("""
                {"success":true,"message":"ok","data":[%s],\
                "pagination":{"page":1,"size":50,"total":1,"hasMore":false}}""".formatted(sent.data()));
    }

    @Test
    void ones_own_messages_are_sent_also_when_they_were_read() {
        String conversation = people.open(alice, bob);
        people.say(alice, conversation, "hi");
        http.put(LIST + "/" + conversation + "/read", "", bob.bearer());
        assertThat(http.get(messages(conversation), alice.bearer())
                        .data()
                        .get(0)
                        .get("status")
                        .stringValue())
                .isEqualTo("sent");
    }

    @Test
    void the_first_page_is_the_newest_and_within_a_page_the_oldest_is_first() {
        String conversation = people.open(alice, bob);
        IntStream.rangeClosed(1, 55).forEach(number -> people.say(alice, conversation, "m" + number));

        Answer newest = http.get(messages(conversation) + "?page=1&size=50", bob.bearer());
        assertThat(contents(newest))
                .isEqualTo(IntStream.rangeClosed(6, 55)
                        .mapToObj(number -> "m" + number)
                        .toList());
        assertThat(newest.json().get("pagination").toString())
                .isEqualTo("{\"page\":1,\"size\":50,\"total\":55,\"hasMore\":true}");
        Answer older = http.get(messages(conversation) + "?page=2&size=50", bob.bearer());
        assertThat(contents(older)).containsExactly("m1", "m2", "m3", "m4", "m5");
        assertThat(older.json().get("pagination").get("hasMore").booleanValue()).isFalse();
        assertThat(contents(http.get(messages(conversation) + "?page=3&size=50", bob.bearer())))
                .isEmpty();
        assertThat(contents(http.get(messages(conversation) + "?size=201", bob.bearer())))
                .hasSize(55);
        for (String nonsense : List.of("?page=0&size=0", "?page=x&size=-1", "?page=&size=", "?page=1.5&size=9e9")) {
            assertThat(contents(http.get(messages(conversation) + nonsense, bob.bearer())))
                    .as(nonsense)
                    .isEqualTo(contents(newest));
        }
    }

    @Test
    void the_room_of_everybody_is_read_and_written_by_everybody() {
        String content = "to all " + alice.name();
        Answer sent = people.say(alice, "world", content);
        assertThat(sent.data().get("conversationId").stringValue()).isEqualTo("world");
        assertThat(contents(http.get(messages("world"), bob.bearer()))).contains(content);
        assertThat(people.conversations(bob).getFirst().get("unreadCount").intValue())
                .isPositive();
        Answer read = http.put(LIST + "/world/read", "", bob.bearer());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).isEqualTo(SUCCESS.formatted("{\"unreadCount\":0}"));
        assertThat(people.conversations(bob).getFirst().get("unreadCount").intValue())
                .isZero();
    }

    @Test
    void reading_takes_no_body_and_reads_all_or_up_to_a_number_and_never_back() {
        String conversation = people.open(alice, bob);
        IntStream.rangeClosed(1, 3).forEach(number -> people.say(alice, conversation, "m" + number));
        String path = LIST + "/" + conversation + "/read";

        assertThat(http.put(path, "{\"seqId\":2}", bob.bearer()).text())
                .isEqualTo(SUCCESS.formatted("{\"unreadCount\":1}"));
        assertThat(http.put(path, "{\"seq_id\":\"1\"}", bob.bearer()).text())
                .isEqualTo(SUCCESS.formatted("{\"unreadCount\":1}"));
        assertThat(people.conversation(bob, conversation).get("unreadCount").intValue())
                .isEqualTo(1);
        assertThat(http.put(path, "{}", bob.bearer()).text()).isEqualTo(SUCCESS.formatted("{\"unreadCount\":0}"));
        assertThat(people.conversation(bob, conversation).get("unreadCount").intValue())
                .isZero();
        assertThat(people.conversation(alice, conversation).get("unreadCount").intValue())
                .as("one's own are not counted")
                .isZero();
        assertRefused(http.put(path, "[]", bob.bearer()), 400, "INVALID_PARAMS");
        assertRefused(http.put(path, "{\"seqId\":\"x\"}", bob.bearer()), 400, "INVALID_PARAMS");
    }

    @Test
    void looking_at_a_history_reads_nothing() {
        String conversation = people.open(alice, bob);
        people.say(alice, conversation, "hi");
        http.get(messages(conversation), bob.bearer());
        assertThat(people.conversation(bob, conversation).get("unreadCount").intValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODYS, "2", "0", "-1", "x", "World", "99999999999999999999"})
    void what_is_no_conversation_is_not_found(String id) {
        String text = failure("会话不存在", "CONVERSATION_NOT_FOUND");
        assertThat(http.get(messages(id), alice.bearer()).text()).isEqualTo(text);
        assertThat(http.put(LIST + "/" + id + "/read", "", alice.bearer()).text())
                .isEqualTo(text);
        Answer sent =
                http.post("/api/messages", "{\"conversationId\":\"" + id + "\",\"content\":\"x\"}", alice.bearer());
        assertThat(sent.status()).isEqualTo(404);
        assertThat(sent.text()).isEqualTo(text);
    }

    @Test
    void whose_conversation_it_is_not_is_forbidden() {
        String others = people.open(bob, people.register());
        String text = failure("无权访问此会话", "FORBIDDEN");
        for (Answer answer : new Answer[] {
            http.get(messages(others), alice.bearer()),
            http.put(LIST + "/" + others + "/read", "", alice.bearer()),
            http.post("/api/messages", "{\"conversationId\":\"" + others + "\",\"content\":\"x\"}", alice.bearer())
        }) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"conversationId\":\"world\"}",
                "{\"conversationId\":\"world\",\"content\":\" \"}",
                "{\"conversationId\":\"world\",\"content\":\"x\",\"type\":\"video\"}",
                "{\"conversationId\":\"world\",\"content\":\"x\",\"type\":\"system\"}",
                "{\"conversationId\":\"world\",\"content\":\"x\",\"messageType\":4}",
                "{\"content\":\"x\"}"
            })
    void what_is_no_message_is_said_to_be_none(String body) {
        assertRefused(http.post("/api/messages", body, alice.bearer()), 400, "INVALID_MESSAGE");
    }

    @Test
    void a_message_has_5000_characters_at_most() {
        String conversation = people.open(alice, bob);
        people.say(alice, conversation, "😀".repeat(5_000));
        String body = "{\"conversationId\":\"%s\",\"content\":\"%s\"}".formatted(conversation, "😀".repeat(5_001));
        Answer answer = http.post("/api/messages", body, alice.bearer());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).isEqualTo(failure("消息过长", "MESSAGE_TOO_LARGE"));
    }

    @Test
    void what_is_posted_twice_under_one_name_is_there_once() {
        String conversation = people.open(alice, bob);
        String body =
                "{\"conversationId\":\"%s\",\"content\":\"x\",\"tempMessageId\":\"temp_1\"}".formatted(conversation);
        JsonNode first = http.post("/api/messages", body, alice.bearer()).data();
        assertThat(http.post("/api/messages", body, alice.bearer()).data()).isEqualTo(first);
        assertThat(http.get(messages(conversation), bob.bearer())
                        .json()
                        .get("pagination")
                        .get("total")
                        .intValue())
                .isEqualTo(1);
    }
}
