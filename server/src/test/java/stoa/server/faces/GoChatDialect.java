package stoa.server.faces;

import java.util.List;
import java.util.Optional;
import stoa.server.faces.People.Person;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** The GoChat face, which alone shows the room of everybody. */
record GoChatDialect(People people, int port, Client client) implements Dialect.OfGroups {

    static final String WORLD = "world";

    GoChatDialect(People people, int port) {
        this(people, port, new Client(port));
    }

    @Override
    public SocketClient open(Person person) {
        return SocketClient.openAt(port, "/ws?token=" + person.token());
    }

    @Override
    public boolean echoes() {
        return false;
    }

    @Override
    public Optional<String> shown(JsonNode frame) {
        return frame.get("type").stringValue().equals("new-message")
                ? Optional.of(frame.get("data").get("message").get("content").stringValue())
                : Optional.empty();
    }

    @Override
    public void say(SocketClient socket, Person from, Person to, String content) {
        say(socket, people.open(from, to), content);
    }

    @Override
    public void say(SocketClient socket, long conversation, String content) {
        say(socket, Long.toString(conversation), content);
    }

    void say(SocketClient socket, String conversation, String content) {
        socket.send("""
                {"type":"send-message","data":{"conversationId":"%s","content":"%s","messageType":"text",\
                "tempMessageId":"temp_%d"}}""".formatted(conversation, content, System.nanoTime()));
    }

    @Override
    public JsonNode history(Person reader, Person other) {
        return messages(reader, people.open(reader, other)).data();
    }

    @Override
    public List<String> contents(Person reader, Person other) {
        return contents(messages(reader, people.open(reader, other)));
    }

    @Override
    public Answer messages(Person reader, long conversation) {
        return messages(reader, Long.toString(conversation));
    }

    Answer messages(Person reader, String conversation) {
        return client.get("/api/conversations/" + conversation + "/messages?page=1&size=50", reader.bearer());
    }

    /** The oldest is the first here anyway. */
    @Override
    public List<String> contents(Answer messages) {
        return messages.data()
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList();
    }

    /** The row of somebody in one's list. */
    Optional<JsonNode> row(Person reader, Person other) {
        return client.get("/api/conversations", reader.bearer())
                .data()
                .valueStream()
                .filter(row -> row.get("type").stringValue().equals("single"))
                .filter(row -> row.get("target").get("userId").stringValue().equals(Long.toString(other.id())))
                .findFirst();
    }

    @Override
    public long unread(Person reader, Person other) {
        return row(reader, other).map(row -> row.get("unreadCount").longValue()).orElse(-1L);
    }

    void read(Person reader, Person other) {
        client.put("/api/conversations/" + people.open(reader, other) + "/read", "", reader.bearer());
    }

    @Override
    public String login(Person person) {
        return client.post("/api/auth/login", GoChatPeople.credentials(person.name()))
                .data()
                .get("token")
                .stringValue();
    }

    Person guest() {
        JsonNode data = client.post("/api/auth/guest", "{\"guestName\":\"\"}").data();
        JsonNode user = data.get("user");
        return new Person(
                Long.parseLong(user.get("userId").stringValue()),
                user.get("username").stringValue(),
                data.get("token").stringValue());
    }

    @Override
    public Answer self(String token) {
        return client.get("/api/user/info", "Authorization", "Bearer " + token);
    }
}
