package stoa.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** What clients may send by the AsyncAPI documents two people send, and all that they hear is as the documents say. */
class FramesOfFacesTest {

    private static final Stage STAGE = Stage.shared();

    static List<String> faces() {
        return DocumentsOfFacesTest.facesWithSockets();
    }

    @ParameterizedTest
    @MethodSource("faces")
    void every_kind_of_frame_is_heard_and_no_other(String face) {
        AsyncApi document = new AsyncApi(Described.of(face).orElseThrow());
        Set<String> kinds =
                document.frames("gives").stream().map(AsyncApi.Frame::name).collect(Collectors.toSet());
        Scene scene = new Scene(STAGE, Who.OWNER);
        Set<String> heard = new TreeSet<>();
        scene.play("4001");
        // Some frames are for the other windows of whoever did something.
        try (SocketClient owner = open(document, face, scene.token());
                SocketClient ownersOther = open(document, face, scene.token());
                SocketClient member = open(document, face, scene.membersToken())) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1)).until(() -> {
                Stream.of(owner, ownersOther, member).forEach(client -> drain(client, document, heard));
                if (!heard.containsAll(kinds)) {
                    // Again, since one may have read before the other had written.
                    say(document, scene, owner, member);
                }
                return heard.containsAll(kinds);
            });
        }
        assertThat(heard).isEqualTo(kinds);
    }

    private static void say(AsyncApi document, Scene scene, SocketClient owner, SocketClient member) {
        document.frames("takes").forEach(frame -> {
            String example = Described.json(frame.example()).toString();
            owner.send(scene.play(example));
            member.send(scene.playAsMember(example));
        });
        owner.send("{\"type\":\"?\"}");
    }

    private static SocketClient open(AsyncApi document, String face, String token) {
        return SocketClient.openAt(STAGE.port(face), document.path(), "Authorization", "Bearer " + token);
    }

    private static void drain(SocketClient client, AsyncApi document, Set<String> heard) {
        while (client.unread() > 0) {
            heard.add(kindOf(client.nextJson(), document));
        }
    }

    /** The only one whose schema it fits. */
    private static String kindOf(JsonNode frame, AsyncApi document) {
        List<String> fitting = document.frames("gives").stream()
                .filter(kind -> Standards.faults(document.document(), document.schemaOf(kind), frame)
                        .isEmpty())
                .map(AsyncApi.Frame::name)
                .toList();
        assertThat(fitting).as("%s", frame).hasSize(1);
        return fitting.getFirst();
    }
}
