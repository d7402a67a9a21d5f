package stoa.server.api;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;

/** Sends the request that a route is described with, on behalf of one kind of people. */
final class Asking {

    private static final int SWITCHED = 101;

    private final Stage stage;
    private final String face;

    Asking(Stage stage, String face) {
        this.stage = stage;
        this.face = face;
    }

    /**
     * What came back.
     *
     * @param answer null for a socket
     */
    record Heard(int status, Answer answer) {}

    Heard ask(Described.OneRoute route, Who who) {
        Scene scene = new Scene(stage, who);
        String path = scene.play(route.ask());
        for (Object before : route.first()) {
            String[] parts = before.toString().split(" ", 3);
            send(scene, parts[0], scene.play(parts[1]), parts.length > 2 ? scene.play(parts[2]) : "");
        }
        if (route.isSocket()) {
            return new Heard(open(scene, path), null);
        }
        String method = route.name().substring(0, route.name().indexOf(' '));
        String body = route.body().map(json -> scene.play(json.toString())).orElse("");
        Answer answer = send(scene, method, path, body);
        return new Heard(answer.status(), answer);
    }

    private Answer send(Scene scene, String method, String path, String body) {
        HttpRequest.Builder request = stage.client(face).to(path);
        String token = scene.token();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return stage.client(face)
                .send(request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private int open(Scene scene, String path) {
        String token = scene.token();
        String[] headers = token.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + token};
        try (SocketClient opened = SocketClient.openAt(stage.port(face), path, headers)) {
            return opened.isClosed() ? 0 : SWITCHED;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refusal) {
                return refusal.getResponse().statusCode();
            }
            throw failed;
        }
    }
}
