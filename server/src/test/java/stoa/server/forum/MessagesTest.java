package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** Private messages over the WebSocket, through the whole of Stoa. */
@ForumContract
class MessagesTest {

    @LocalServerPort
    int port;

    private final List<SocketClient> sockets = new ArrayList<>();
    private Client client;
    private LoggedIn alice;
    private LoggedIn bob;
    private String session;

    @BeforeEach
    void meet() {
        client = new Client(port);
        alice = client.register();
        bob = client.register();
        session = client.get("/api/v1/users/" + bob.id() + "/sessions", alice.bearer())
                .data()
                .get("session_id")
                .stringValue();
    }

    @AfterEach
    void close() {
        sockets.forEach(SocketClient::close);
    }

    private SocketClient open(LoggedIn person) {
        SocketClient socket = SocketClient.open(port, person.bearer());
        sockets.add(socket);
        return socket;
    }

    private String message(LoggedIn from, LoggedIn to, String content) {
        return """
                {"type":"message","session_id":"%s","session_type":1,"message_from":"%s","message_to":"%s",\
                "content":"%s"}""".formatted(session, from.id(), to.id(), content);
    }

    private JsonNode history(LoggedIn person, LoggedIn other, int size) {
        return client.get("/api/v1/users/" + other.id() + "/sessions/messages?pageSize=" + size, person.bearer())
                .data()
                .get("messages");
    }

    private JsonNode row(LoggedIn person) {
        return client.get("/api/v1/sessions", person.bearer()).data().get(0);
    }

    @Test
    void the_documents_own_message_is_pushed_to_all_sockets_of_both_as_the_document_shows_it() {
        SocketClient sender = open(alice);
        List<SocketClient> all = List.of(sender, open(alice), open(bob), open(bob));
        sender.send("""
                {
                  "type": "message",
                  "session_id": "%s",
                  "session_type": 1,
                  "message_from": "%s",
                  "message_to": "%s",
                  "content": "hello"
                }""".formatted(session, alice.id(), bob.id()));
        String shown = sender.next();
        assertThat(shown.replaceAll("\"20\\d\\d-[^\"]*Z\"", "\"TIME\"")
                        .replaceAll("\"id\":\"\\d{16}\"", "\"id\":\"ID\""))
                .isEqualTo("""
                        {"content":"hello","message_from":"%s","message_to":"%s","id":"ID","session_id":"%s",\
                        "session_type":1,"created_at":"TIME"}""".formatted(alice.id(), bob.id(), session));
        all.stream().skip(1).forEach(socket -> assertThat(socket.next()).isEqualTo(shown));
        assertThat(all).allSatisfy(socket -> assertThat(socket.unread()).isZero());
    }

    @Test
    void what_was_pushed_is_in_what_is_read_next() {
        SocketClient alices = open(alice);
        SocketClient bobs = open(bob);
        for (int number = 1; number <= 30; number++) {
            alices.send(message(alice, bob, "number " + number));
            JsonNode pushed = bobs.nextJson();
            assertThat(history(bob, alice, 1).get(0)).isEqualTo(pushed);
            JsonNode row = row(bob);
            assertThat(row.get("last_message_id")).isEqualTo(pushed.get("id"));
            assertThat(row.get("unread_count").intValue()).isEqualTo(number);
            alices.next();
            assertThat(row(alice).get("last_message_id")).isEqualTo(pushed.get("id"));
        }
    }

    @Test
    void both_see_racing_messages_once_each_in_the_order_of_the_history() throws Exception {
        int each = 40;
        List<SocketClient> senders = List.of(open(alice), open(alice), open(bob), open(bob));
        try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
            List<Future<?>> sending = IntStream.range(0, senders.size())
                    .<Future<?>>mapToObj(at -> threads.submit(() -> send(senders.get(at), at, each)))
                    .toList();
            for (Future<?> one : sending) {
                finished(one);
            }
        }
        List<List<String>> shown = senders.stream()
                .map(socket -> IntStream.range(0, each * senders.size())
                        .mapToObj(number -> socket.next())
                        .toList())
                .toList();
        Set<List<String>> distinct = new HashSet<>(shown);
        assertThat(distinct).as("what each socket was shown").hasSize(1);
        assertThat(new HashSet<>(shown.getFirst())).hasSize(each * senders.size());
        JsonNode history = history(alice, bob, 100);
        for (int number = 0; number < 100; number++) {
            assertThat(shown.getFirst().get(each * senders.size() - 1 - number))
                    .isEqualTo(history.get(number).toString());
        }
        senders.forEach(socket -> assertThat(socket.unread()).isZero());
    }

    private void send(SocketClient socket, int at, int count) {
        LoggedIn from = at < 2 ? alice : bob;
        for (int number = 0; number < count; number++) {
            socket.send(message(from, from.equals(alice) ? bob : alice, at + "/" + number));
        }
    }

    private static void finished(Future<?> task) throws InterruptedException, ExecutionException {
        task.get();
    }

    @Test
    void reading_is_acknowledged_over_the_socket_and_moves_no_time() {
        SocketClient bobs = open(bob);
        open(alice).send(message(alice, bob, "hello"));
        bobs.next();
        JsonNode before = row(bob);
        assertThat(before.get("unread_count").intValue()).isEqualTo(1);
        bobs.send("{\"type\":\"read_ack\",\"session_id\":\"" + session + "\",\"user_id\":\"" + bob.id() + "\"}");
        await().until(() -> row(bob).get("unread_count").intValue() == 0);
        assertThat(row(bob).get("last_message_time")).isEqualTo(before.get("last_message_time"));
    }

    @Test
    void a_message_brings_back_what_its_recipient_had_put_away() {
        client.delete("/api/v1/sessions/" + session, bob.bearer());
        assertThat(client.get("/api/v1/sessions", bob.bearer()).data()).isEmpty();
        SocketClient bobs = open(bob);
        open(alice).send(message(alice, bob, "are you there?"));
        assertThat(bobs.nextJson().get("session_id").stringValue()).isEqualTo(session);
        assertThat(row(bob).get("last_message").stringValue()).isEqualTo("are y");
        assertThat(row(bob).get("unread_count").intValue()).isEqualTo(1);
    }

    @Test
    void nobody_writes_into_a_conversation_of_others_or_to_nobody() {
        LoggedIn mallory = client.register();
        SocketClient bobs = open(bob);
        SocketClient mallorys = open(mallory);
        String[] refused = {
            message(mallory, bob, "x"),
            message(mallory, alice, "x"),
            message(mallory, bob, "x").replace(session, "1999999999999999"),
            message(alice, bob, "x"),
            "{\"type\":\"read_ack\",\"session_id\":\"" + session + "\"}"
        };
        for (String frame : refused) {
            mallorys.send(frame);
            JsonNode answer = mallorys.nextJson();
            assertThat(answer.get("type").stringValue()).isEqualTo("error");
            assertThat(answer.get("code").intValue()).as(frame).isEqualTo(10002);
        }
        open(alice).send(message(alice, bob, "the first that is shown"));
        assertThat(bobs.nextJson().get("content").stringValue()).isEqualTo("the first that is shown");
    }
}
