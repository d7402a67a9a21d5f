package stoa.server.faces;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.server.faces.People.Person;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** The Chat face, which has no list of conversations. */
record ChatDialect(People people) implements Dialect.OfGroups {

    private static final Set<String> MESSAGES = Set.of("text", "image", "file");

    @Override
    public SocketClient open(Person person) {
        return people.chatSocket(person);
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
        socket.send("{\"type\":\"text\",\"receiver_id\":\"%d\",\"content\":\"%s\"}".formatted(to.id(), content));
    }

    @Override
    public void say(SocketClient socket, long group, String content) {
        socket.send("{\"type\":\"text\",\"group_id\":\"%d\",\"content\":\"%s\"}".formatted(group, content));
    }

    @Override
    public JsonNode history(Person reader, Person other) {
        return list(reader, "receiver_id=" + other.id()).data().get("messages");
    }

    @Override
    public List<String> contents(Person reader, Person other) {
        return contents(list(reader, "receiver_id=" + other.id()));
    }

    @Override
    public Answer messages(Person reader, long group) {
        return list(reader, "group_id=" + group);
    }

    private Answer list(Person reader, String of) {
        return people.chat.get("/api/v1/chat/messages?" + of, reader.bearer());
    }

    @Override
    public List<String> contents(Answer messages) {
        return messages.data()
                .get("messages")
                .valueStream()
                .map(message -> message.get("content").stringValue())
                .toList()
                .reversed();
    }

    @Override
    public long unread(Person reader, Person other) {
        throw new UnsupportedOperationException("this face tells nobody how much is unread");
    }

    @Override
    public String login(Person person) {
        return people.chat
                .post(
                        "/api/v1/login",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), People.PASSWORD))
                .data()
                .get("token")
                .stringValue();
    }

    @Override
    public Answer self(String token) {
        return people.chat.get("/api/v1/user/profile", "Authorization", "Bearer " + token);
    }
}
