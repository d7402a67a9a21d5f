package stoa.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Face;
import stoa.server.testing.StoaTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.RawConnection;
import stoa.testkit.http.RawConnection.Said;
import stoa.testkit.http.RawHttp;
import stoa.testkit.http.RawSocket;
import tools.jackson.databind.JsonNode;

/** One client that sends nonsense of every kind to every face, one after the other, with a person's good token. */
final class Attacker implements AutoCloseable {

    private static final int FRAMES_PERCENT = 20;

    private final StoaTest stoa;
    private final List<Target> targets;
    private final Client forum;
    private final Map<Integer, RawConnection> connections = new HashMap<>();
    private final List<Frames> sockets = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private final Collection<String> faults;
    private LoggedIn self;

    /** @param faults where it tells what should not have been answered, and goes on */
    Attacker(StoaTest stoa, List<Target> targets, Collection<String> faults) {
        this.stoa = stoa;
        this.targets = targets;
        this.faults = faults;
        this.forum = new Client(stoa.port());
        become();
    }

    /** Somebody new, who has a bit of everything: logging out or being erased was among what was sent. */
    private void become() {
        sockets.forEach(Frames::close);
        sockets.clear();
        known.clear();
        self = forum.register();
        LoggedIn other = forum.register();
        known.add(self.id());
        known.add(other.id());
        known.add(self.name());
        known.add(id(forum.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", self.bearer())
                .data()));
        known.add(id(forum.post("/im/api/v1/groups", "{\"name\":\"G\",\"isPublic\":true}", self.bearer())
                .json()));
        JsonNode session = forum.get("/api/v1/users/" + other.id() + "/sessions", self.bearer())
                .data();
        String conversation = session.get("session_id").stringValue();
        known.add(conversation);
        known.add(id(forum.post(
                        "/im/api/v1/conversations/" + conversation + "/messages", "{\"content\":\"m\"}", self.bearer())
                .json()));
        sockets.add(new Frames(new ForumWay(stoa.port(), self, other, conversation)));
        sockets.add(new Frames(new PingWay(port(ImFace.class), "/ws", self)));
        sockets.add(new Frames(new PingWay(port(ChatFace.class), "/api/v1/ws", self)));
        sockets.add(new Frames(new PingWay(port(GoChatFace.class), "/ws", self)));
    }

    private int port(Class<? extends Face> face) {
        return Target.entrances(stoa, stoa.bean(face)).getFirst().port();
    }

    private static String id(JsonNode of) {
        return of.get("id").asString();
    }

    void shoot(long seed, int times) {
        Dice dice = new Dice(seed, known);
        for (int number = 0; number < times; number++) {
            String what = "number " + number + " of seed " + seed;
            try {
                if (dice.in(FRAMES_PERCENT)) {
                    frame(dice, number, what);
                } else {
                    request(dice, what);
                }
            } catch (AssertionError | UncheckedIOException wrong) {
                faults.add(wrong + " at " + what);
                close();
            }
        }
    }

    private void frame(Dice dice, int number, String what) {
        if (!dice.one(sockets).shoot(dice, number, what)) {
            assertThat(isLoggedOut()).as(what).isTrue();
            become();
        }
    }

    private void request(Dice dice, String what) {
        Target target = dice.one(targets);
        Target.Entrance entrance = dice.one(target.entrances());
        Shot shot = Shot.at(target, entrance, self.accessToken(), dice);
        String told = what + ", " + target + ":\n" + shot + "\n";
        if (shot.broken()) {
            Envelope.checkRaw(RawHttp.sayAndEnd(entrance.port(), shot.bytes()), told);
        } else {
            Said said = connections
                    .computeIfAbsent(entrance.port(), RawConnection::new)
                    .say(shot.bytes());
            Envelope.check(target.face(), said, shot, told);
            if (said.status() == 401 && isLoggedOut()) {
                become();
            }
        }
    }

    private boolean isLoggedOut() {
        return forum.get("/api/v1/auth/status", self.bearer()).status() == 401;
    }

    @Override
    public void close() {
        connections.values().forEach(RawConnection::close);
        connections.clear();
        sockets.forEach(Frames::close);
    }

    /** A face that answers a ping. */
    private record PingWay(int port, String path, LoggedIn self) implements Frames.Way {

        @Override
        public RawSocket open() {
            return RawSocket.at(port, path, self.bearer());
        }

        @Override
        public String probe(int number) {
            return "{\"type\":\"ping\"}";
        }

        @Override
        public boolean answers(String text, int number) {
            return text.startsWith("{\"type\":\"pong\"");
        }
    }

    /** The Forum face answers nothing that is well, but shows one's own messages to oneself. */
    private record ForumWay(int port, LoggedIn self, LoggedIn other, String session) implements Frames.Way {

        @Override
        public RawSocket open() {
            return RawSocket.at(port, "/api/v1/ws", self.bearer());
        }

        @Override
        public String probe(int number) {
            return """
                    {"type":"message","session_id":"%s","session_type":1,"message_from":"%s","message_to":"%s",\
                    "content":"probe %d"}""".formatted(session, self.id(), other.id(), number);
        }

        @Override
        public boolean answers(String text, int number) {
            return text.startsWith("{\"content\":\"probe " + number + "\"");
        }
    }
}
