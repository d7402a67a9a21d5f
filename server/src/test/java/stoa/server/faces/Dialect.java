package stoa.server.faces;

import java.util.List;
import java.util.Optional;
import stoa.server.faces.People.Person;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** How one face says what other faces say too: the tests of all faces at once speak by it. */
interface Dialect {

    SocketClient open(Person person);

    /** Whether the socket that sent a message is shown it as well. */
    boolean echoes();

    /** The content of a message that a socket was shown; empty for a frame of another kind. */
    Optional<String> shown(JsonNode frame);

    /** Says it to somebody over one's socket. */
    void say(SocketClient socket, Person from, Person to, String content);

    /** What stands in the history of two, whose reader may have read it by that. */
    JsonNode history(Person reader, Person other);

    /** The same, the contents alone and oldest first. */
    List<String> contents(Person reader, Person other);

    /** How much is unread in a list, by looking at which nobody reads anything; -1 if the other is not on it. */
    long unread(Person reader, Person other);

    /** The token of a new session. */
    String login(Person person);

    /** The answer to something that takes a login and nothing more. */
    Answer self(String token);

    /** A face that shows groups. */
    interface OfGroups extends Dialect {

        void say(SocketClient socket, long group, String content);

        Answer messages(Person reader, long group);

        List<String> contents(Answer messages);
    }
}
