package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Doors;
import stoa.server.faces.People.Person;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** A group of which more are connected than are told who has read what. */
@ForumContract
class CrowdTest {

    /** So many at most. */
    private static final int CROWD = 100;

    private final People people;
    private final List<SocketClient> sockets = new ArrayList<>();

    @Autowired
    CrowdTest(Doors doors, ImFace imFace, ChatFace chatFace) {
        people = new People(doors, imFace, chatFace);
    }

    @AfterEach
    void close() {
        sockets.forEach(SocketClient::close);
    }

    @Test
    void of_what_is_read_among_many_the_sender_alone_is_told_and_everybody_once_there_are_fewer() {
        List<Person> members = IntStream.rangeClosed(0, CROWD)
                .mapToObj(number -> people.register())
                .toList();
        String group = group(members);
        members.forEach(member -> sockets.add(people.chatSocket(member)));
        SocketClient sender = sockets.get(0);
        SocketClient reader = sockets.get(1);
        SocketClient other = sockets.get(2);

        String first = say(sender, group);
        read(reader, group);
        JsonNode told = next("read", sender);
        assertThat(told.get("message_id").stringValue()).isEqualTo(first);
        assertThat(told.get("user_id").stringValue())
                .isEqualTo(Long.toString(members.get(1).id()));

        sockets.removeLast().close();
        List<String> since = new ArrayList<>();
        await().until(() -> {
            since.add(say(sender, group));
            read(reader, group);
            next("read", sender);
            return hasHeardOfReading(other, since);
        });
    }

    private String group(List<Person> members) {
        Person owner = members.getFirst();
        String group = people.chat
                .post("/api/v1/group", "{\"name\":\"G\"}", owner.bearer())
                .data()
                .get("group_id")
                .stringValue();
        String others = members.stream()
                .skip(1)
                .map(member -> Long.toString(member.id()))
                .collect(Collectors.joining(","));
        String path = "/api/v1/groups/" + group + "/members";
        assertThat(people.im
                        .post(path, "{\"userIds\":[" + others + "]}", owner.bearer())
                        .status())
                .isEqualTo(200);
        return group;
    }

    private static String say(SocketClient sender, String group) {
        sender.send("{\"type\":\"text\",\"content\":\"x\",\"group_id\":\"" + group + "\"}");
        return next("ack", sender).get("data").get("message_id").stringValue();
    }

    private static void read(SocketClient reader, String group) {
        reader.send("{\"type\":\"read\",\"group_id\":\"" + group + "\"}");
    }

    private static JsonNode next(String type, SocketClient socket) {
        JsonNode frame = socket.nextJson();
        while (!frame.get("type").stringValue().equals(type)) {
            frame = socket.nextJson();
        }
        return frame;
    }

    /** All that has come by now; the first reading that is told of is of one of these messages. */
    private static boolean hasHeardOfReading(SocketClient other, List<String> since) {
        while (other.unread() > 0) {
            JsonNode frame = other.nextJson();
            if (frame.get("type").stringValue().equals("read")) {
                assertThat(since)
                        .as("what was read in the crowd is not among it")
                        .contains(frame.get("message_id").stringValue());
                return true;
            }
        }
        return false;
    }
}
