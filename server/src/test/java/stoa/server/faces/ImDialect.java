package stoa.server.faces;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.server.faces.People.Person;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** The IM face. */
record ImDialect(People people) implements Dialect.OfGroups {

    private static final Set<String> MESSAGES = Set.of("text", "image", "file");

    @Override
    public SocketClient open(Person person) {
        return people.imSocket(person);
    }

    @Override
    public boolean echoes() {
        return false;
    }

    @Override
    public Optional<String> shown(JsonNode frame) {
        return MESSAGES.contains(frame.get("type").stringValue())
                ? Optional.of(frame.get("content").stringValue())
                : Optional.empty();
    }

    @Override
    public void say(SocketClient socket, Person from, Person to, String content) {
        socket.send("{\"type\":\"text\",\"receiverId\":%d,\"content\":\"%s\"}".formatted(to.id(), content));
    }

    @Override
    public void say(SocketClient socket, long group, String content) {
        socket.send("{\"type\":\"text\",\"groupId\":%d,\"content\":\"%s\"}".formatted(group, content));
    }

    @Override
    public JsonNode history(Person reader, Person other) {
        return messages(reader, people.open(reader, other)).json();
    }

    @Override
    public List<String> contents(Person reader, Person other) {
        return contents(messages(reader, people.open(reader, other)));
    }

    @Override
    public Answer messages(Person reader, long conversation) {
        return people.im.get("/api/v1/conversations/" + conversation + "/messages", reader.bearer());
    }

    @Override
    public List<String> contents(Answer messages) {
        return messages.json()
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList()
                .reversed();
    }

    JsonNode conversations(Person reader) {
        return people.im.get("/api/v1/conversations?limit=100", reader.bearer()).json();
    }

    @Override
    public long unread(Person reader, Person other) {
        return conversations(reader)
                .valueStream()
                .filter(row -> row.get("targetId").longValue() == other.id())
                .mapToLong(row -> row.get("unreadCount").longValue())
                .findFirst()
                .orElse(-1);
    }

    @Override
    public String login(Person person) {
        return people.im
                .post(
                        "/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(person.name(), People.PASSWORD))
                .json()
                .get("token")
                .stringValue();
    }

    @Override
    public Answer self(String token) {
        return people.im.get("/api/v1/users/me", "Authorization", "Bearer " + token);
    }
}
