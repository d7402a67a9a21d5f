package stoa.server.faces;

import java.util.concurrent.atomic.AtomicInteger;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;

/** Clients of the faces beside the Forum, and people who use them. */
final class People {

    static final String PASSWORD = "secret1";

    private static final AtomicInteger COUNT = new AtomicInteger();

    final Client im;
    final Client chat;
    final int imPort;
    final int chatPort;

    People(Doors doors, ImFace imFace, ChatFace chatFace) {
        imPort = doors.portOf(imFace).orElseThrow();
        chatPort = doors.portOf(chatFace).orElseThrow();
        im = new Client(imPort);
        chat = new Client(chatPort);
    }

    /** Somebody who has registered on the IM face. */
    record Person(long id, String name, String token) {

        String email() {
            return name + "@example.com";
        }

        String[] bearer() {
            return new String[] {"Authorization", "Bearer " + token};
        }
    }

    static String freshName() {
        return "member-" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
    }

    Person register() {
        String name = freshName();
        String body = """
                {"username":"NAME","password":"secret1","email":"NAME@example.com","nickname":"The NAME"}""";
        Answer answer = im.post("/auth/register", body.replace("NAME", name));
        Answer login = im.post("/auth/login", """
                {"username":"%s","password":"%s"}""".formatted(name, PASSWORD));
        return new Person(
                answer.json().get("id").longValue(),
                name,
                login.json().get("token").stringValue());
    }

    /** The id of the conversation of two. */
    long open(Person one, Person other) {
        return im.post("/api/v1/conversations/private", "{\"targetId\":" + other.id() + "}", one.bearer())
                .json()
                .get("id")
                .longValue();
    }

    SocketClient imSocket(Person person) {
        return SocketClient.openAt(imPort, "/ws?token=" + person.token());
    }

    SocketClient chatSocket(Person person) {
        return SocketClient.openAt(chatPort, "/api/v1/ws", person.bearer());
    }

    /** A text with what differs from run to run taken out. */
    static String shape(String text) {
        return text.replaceAll("\"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\"", "\"TIME\"")
                .replaceAll("\\d{16}", "ID");
    }
}
