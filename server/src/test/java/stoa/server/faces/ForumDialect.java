package stoa.server.faces;

import java.util.List;
import java.util.Optional;
import stoa.server.faces.People.Person;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** The Forum face, as its pages speak it. */
record ForumDialect(int port, Client client) implements Dialect {

    ForumDialect(int port) {
        this(port, new Client(port));
    }

    /** Its pages send this of the password that everybody has here. */
    private static final String DIGEST = "e52d98c459819a11775936d8dfbb7929";

    @Override
    public SocketClient open(Person person) {
        return SocketClient.open(port, person.bearer());
    }

    @Override
    public boolean echoes() {
        return true;
    }

    @Override
    public Optional<String> shown(JsonNode frame) {
        return frame.has("type")
                ? Optional.empty()
                : Optional.of(frame.get("content").stringValue());
    }

    @Override
    public void say(SocketClient socket, Person from, Person to, String content) {
        socket.send("""
                {"type":"message","session_id":"%s","session_type":1,"message_from":"%d","message_to":"%d",\
                "content":"%s"}""".formatted(session(from, to), from.id(), to.id(), content));
    }

    /** All that was said in it is read. */
    void read(SocketClient socket, Person reader, Person other) {
        socket.send("{\"type\":\"read_ack\",\"session_id\":\"%s\"}".formatted(session(reader, other)));
    }

    private String session(Person one, Person other) {
        return client.get("/api/v1/users/" + other.id() + "/sessions", one.bearer())
                .data()
                .get("session_id")
                .stringValue();
    }

    @Override
    public JsonNode history(Person reader, Person other) {
        String path = "/api/v1/users/" + other.id() + "/sessions/messages?pageNo=1&pageSize=50";
        return client.get(path, reader.bearer()).data().get("messages");
    }

    @Override
    public List<String> contents(Person reader, Person other) {
        return history(reader, other)
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList()
                .reversed();
    }

    JsonNode sessions(Person reader) {
        return client.get("/api/v1/sessions", reader.bearer()).data();
    }

    @Override
    public long unread(Person reader, Person other) {
        return sessions(reader)
                .valueStream()
                .filter(row -> row.get("target_id").stringValue().equals(Long.toString(other.id())))
                .mapToLong(row -> row.get("unread_count").longValue())
                .findFirst()
                .orElse(-1);
    }

    @Override
    public String login(Person person) {
        String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(person.name(), DIGEST);
        return client.post("/api/v1/auth/login", body).header("Authorization").substring("Bearer ".length());
    }

    void logOut(String token) {
        client.post("/api/v1/auth/logout", "", "Authorization", "Bearer " + token);
    }

    @Override
    public Answer self(String token) {
        return client.get("/api/v1/auth/status", "Authorization", "Bearer " + token);
    }
}
