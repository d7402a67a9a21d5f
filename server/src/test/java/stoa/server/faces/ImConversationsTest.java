package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Conversations of two on the IM face, as its document has them. */
@ForumContract
class ImConversationsTest {

    private static final String LIST = "/api/v1/conversations";
    private static final String OPEN = LIST + "/private";

    @LocalServerPort
    private int mainPort;

    private final People people;
    private final Client im;
    private Person alice;
    private Person bob;

    @Autowired
    ImConversationsTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
        im = people.im;
    }

    @BeforeEach
    void meet() {
        alice = people.register();
        bob = people.register();
    }

    private static String messages(long conversation) {
        return LIST + "/" + conversation + "/messages";
    }

    private Answer say(Person who, long conversation, String content) {
        return im.post(messages(conversation), "{\"content\":\"" + content + "\"}", who.bearer());
    }

    private List<String> contents(String path, Person reader) {
        return im.get(path, reader.bearer())
                .json()
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList();
    }

    private JsonNode row(Person who) {
        return im.get(LIST, who.bearer()).json().get(0);
    }

    @Test
    void somebody_new_has_none() {
        assertThat(im.get(LIST, alice.bearer()).text()).isEqualTo("[]");
    }

    @Test
    void opening_one_is_201_the_first_time_and_200_ever_after_from_either_side() {
        Answer first = im.post(OPEN, "{\"targetId\":" + bob.id() + "}", alice.bearer());
        Answer again = im.post(OPEN, "{\"targetId\":\"" + bob.id() + "\"}", alice.bearer());
        Answer other = im.post(OPEN, "{\"targetId\":" + alice.id() + "}", bob.bearer());

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(People.shape(first.text())).isEqualTo("""
                {"id":ID,"type":"private","targetId":ID,"name":"The %s","avatar":"","lastMessage":null,\
                "updatedAt":"TIME","unreadCount":0,"createdAt":"TIME"}""".formatted(bob.name()));
    }

    @Test
    void an_empty_one_is_in_both_lists_at_once() {
        people.open(alice, bob);
        assertThat(People.shape(im.get(LIST, alice.bearer()).text())).isEqualTo(emptyWith(bob));
        assertThat(People.shape(im.get(LIST, bob.bearer()).text())).isEqualTo(emptyWith(alice));
    }

    private static String emptyWith(Person other) {
        return """
                [{"id":ID,"type":"private","targetId":ID,"name":"The %s","avatar":"","lastMessage":null,\
                "updatedAt":"TIME","unreadCount":0}]""".formatted(other.name());
    }

    @Test
    void a_person_without_a_nickname_is_named_by_their_name() {
        im.put("/api/v1/users/me", "{\"nickname\":\"\"}", bob.bearer());
        people.open(alice, bob);
        assertThat(row(alice).get("name").stringValue()).isEqualTo(bob.name());
    }

    @ParameterizedTest
    @CsvSource({
        "400, ''",
        "400, {}",
        "400, '{\"targetId\":0}'",
        "400, '{\"targetId\":-5}'",
        "400, '{\"targetId\":\"\"}'",
        "400, '{\"targetId\":null}'",
        "400, '{\"targetId\":1.5}'",
        "400, '{\"targetId\":\"x\"}'",
        "400, '{\"targetId\":[1]}'",
        "404, '{\"targetId\":1234567890123456}'"
    })
    void whom_nobody_can_talk_to_is_said(int status, String body) {
        assertThat(im.post(OPEN, body, alice.bearer()).status()).isEqualTo(status);
    }

    @Test
    void nobody_talks_to_themselves() {
        assertThat(im.post(OPEN, "{\"targetId\":" + alice.id() + "}", alice.bearer())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_message_sent_is_201_with_the_documents_message() {
        long conversation = people.open(alice, bob);
        Answer sent = im.post(
                messages(conversation),
                "{\"type\":\"file\",\"content\":\"http://f/1.pdf\","
                        + "\"metadata\":{\"fileName\":\"1.pdf\",\"fileSize\":12}}",
                alice.bearer());

        assertThat(sent.status()).isEqualTo(201);
        assertThat(People.shape(sent.text())).isEqualTo("""
                {"id":ID,"conversationId":ID,"senderId":ID,"type":"file","content":"http://f/1.pdf",\
                "metadata":{"fileName":"1.pdf","fileSize":12},"sentAt":"TIME","status":"sent",\
                "sender":{"id":ID,"nickname":"The %s","avatarUrl":""}}""".formatted(alice.name()));
        assertThat(People.shape(im.get(messages(conversation), alice.bearer()).text()))
                .isEqualTo("[" + People.shape(sent.text()) + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"content\":\"\"}",
                "{\"content\":\"  \"}",
                "{\"content\":1}",
                "{\"content\":\"x\",\"type\":\"video\"}",
                "{\"content\":\"x\",\"type\":\"system\"}",
                "{\"content\":\"x\",\"metadata\":{\"fileSize\":-1}}",
                "{\"content\":\"x\",\"metadata\":[]}"
            })
    void what_is_no_message_is_a_bad_request(String body) {
        assertThat(im.post(messages(people.open(alice, bob)), body, alice.bearer())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_content_has_up_to_5000_characters_and_comes_back_to_the_last_byte() {
        long conversation = people.open(alice, bob);
        assertThat(say(alice, conversation, "长".repeat(5_000)).status()).isEqualTo(201);
        assertThat(say(alice, conversation, "长".repeat(5_001)).status()).isEqualTo(400);
        say(alice, conversation, " <b>😀</b>\\n");
        assertThat(contents(messages(conversation) + "?limit=1", bob)).containsExactly(" <b>😀</b>\n");
    }

    @Test
    void a_list_shows_the_last_message_with_its_senders_id_as_a_string_and_what_is_unread() {
        long conversation = people.open(alice, bob);
        JsonNode sent = say(alice, conversation, "hi").json();

        JsonNode row = row(bob);
        assertThat(People.shape(row.get("lastMessage").toString())).isEqualTo("""
                {"id":ID,"content":"hi","timestamp":"TIME","senderId":"ID"}""");
        assertThat(row.get("lastMessage").get("senderId").stringValue()).isEqualTo(Long.toString(alice.id()));
        assertThat(row.get("lastMessage").get("id")).isEqualTo(sent.get("id"));
        assertThat(row.get("updatedAt")).isEqualTo(sent.get("sentAt"));
        assertThat(row.get("unreadCount").intValue()).isEqualTo(1);
        assertThat(row(alice).get("unreadCount").intValue()).isZero();
    }

    @Test
    void the_one_of_the_latest_message_comes_first_and_a_stretch_is_cut_out() {
        Person carol = people.register();
        long withBob = people.open(alice, bob);
        long withCarol = people.open(alice, carol);
        assertThat(row(alice).get("id").longValue()).isEqualTo(withCarol);
        say(bob, withBob, "now me");
        assertThat(row(alice).get("id").longValue()).isEqualTo(withBob);
        assertThat(im.get(LIST + "?limit=1&offset=1", alice.bearer())
                        .json()
                        .get(0)
                        .get("id")
                        .longValue())
                .isEqualTo(withCarol);
        assertThat(im.get(LIST + "?offset=2", alice.bearer()).text()).isEqualTo("[]");
    }

    @Test
    void messages_are_newest_first_by_any_stretch_and_before_any_message() {
        long conversation = people.open(alice, bob);
        List<JsonNode> sent = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> say(number % 2 == 0 ? bob : alice, conversation, "m" + number)
                        .json())
                .toList();
        String path = messages(conversation);

        assertThat(contents(path, bob)).containsExactly("m7", "m6", "m5", "m4", "m3", "m2", "m1");
        assertThat(contents(path + "?limit=3&offset=2", bob)).containsExactly("m5", "m4", "m3");
        assertThat(contents(path + "?offset=7", bob)).isEmpty();
        String before = path + "?beforeMessageID=" + sent.get(4).get("id").longValue();
        assertThat(contents(before, bob)).containsExactly("m4", "m3", "m2", "m1");
        assertThat(contents(before + "&limit=2&offset=1", bob)).containsExactly("m3", "m2");
        assertThat(contents(path + "?beforeMessageID=1234567890123456", bob)).isEmpty();
        assertThat(contents(path + "?beforeMessageID=x", bob)).isEmpty();
        assertThat(contents(path + "?limit=0&offset=-1", bob)).hasSize(7);
        assertThat(contents(path + "?limit=x&offset=y", bob)).hasSize(7);
        assertThat(contents(path + "?limit=100000&offset=99999999999999", bob)).hasSize(7);
    }

    @Test
    void a_first_page_is_read_by_being_shown_and_no_other() {
        long conversation = people.open(alice, bob);
        say(alice, conversation, "one");
        say(alice, conversation, "two");

        im.get(messages(conversation) + "?offset=1", bob.bearer());
        assertThat(row(bob).get("unreadCount").intValue()).isEqualTo(2);
        assertThat(states(conversation, alice)).first().isEqualTo("sent");
        im.get(messages(conversation) + "?limit=1", bob.bearer());
        assertThat(row(bob).get("unreadCount").intValue()).isZero();
        assertThat(states(conversation, alice)).containsExactly("read", "read");
        assertThat(states(conversation, bob)).containsExactly("read", "read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?offset=1", "?limit=1&offset=1", "?beforeMessageID=NEWEST"})
    void what_a_later_page_shows_is_delivered_by_that_up_to_the_newest_on_it(String page) {
        long conversation = people.open(alice, bob);
        say(alice, conversation, "one");
        String newest = say(alice, conversation, "two").json().get("id").toString();

        contents(messages(conversation) + page.replace("NEWEST", newest), bob);
        await().untilAsserted(() -> assertThat(states(conversation, alice)).containsExactly("sent", "delivered"));
        assertThat(row(bob).get("unreadCount").intValue()).isEqualTo(2);
    }

    @Test
    void what_the_forum_shows_is_delivered_and_not_read_by_that() {
        long conversation = people.open(alice, bob);
        say(alice, conversation, "one");
        new Client(mainPort).get("/api/v1/users/" + alice.id() + "/sessions/messages", bob.bearer());
        await().untilAsserted(() -> assertThat(states(conversation, alice)).containsExactly("delivered"));
        assertThat(row(bob).get("unreadCount").intValue()).isEqualTo(1);
    }

    private List<String> states(long conversation, Person reader) {
        return im.get(messages(conversation) + "?limit=100", reader.bearer())
                .json()
                .valueStream()
                .map(message -> message.get("status").stringValue())
                .toList();
    }

    @Test
    void who_has_no_part_in_it_is_told_so_and_nobody_knows_one_that_is_not() {
        long conversation = people.open(alice, bob);
        Person eve = people.register();
        assertThat(im.get(messages(conversation), eve.bearer()).text()).isEqualTo("{\"error\":\"无权访问此会话\"}");
        assertThat(im.get(messages(conversation), eve.bearer()).status()).isEqualTo(403);
        assertThat(im.get(messages(conversation) + "?beforeMessageID=x", eve.bearer())
                        .status())
                .isEqualTo(403);
        assertThat(say(eve, conversation, "let me in").status()).isEqualTo(403);
        assertThat(im.get(messages(1234567890123456L), alice.bearer()).text()).isEqualTo("{\"error\":\"会话未找到\"}");
        assertThat(say(alice, 1234567890123456L, "anybody?").status()).isEqualTo(404);
        assertThat(say(alice, 2, "everybody?").status()).isEqualTo(404);
        assertThat(im.get(messages(2), alice.bearer()).status()).isEqualTo(404);
        assertThat(im.get(LIST + "/x/messages", alice.bearer()).status()).isEqualTo(400);
        assertThat(im.get(messages(0), alice.bearer()).status()).isEqualTo(400);
    }
}
