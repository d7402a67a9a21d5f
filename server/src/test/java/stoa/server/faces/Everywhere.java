package stoa.server.faces;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.server.faces.People.Person;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;

/** Sockets of people on all faces at once, and what each of them was shown. */
final class Everywhere implements AutoCloseable {

    final People people;

    private final Map<Where, Dialect> dialects = new EnumMap<>(Where.class);
    private final List<Ear> open = new ArrayList<>();
    private final Person herald;
    private int ends;

    /** A face on which people write to each other. */
    enum Where {
        FORUM,
        IM,
        CHAT,
        GOCHAT
    }

    /** One open socket. */
    record Ear(Where where, Person owner, SocketClient socket) {

        @Override
        public String toString() {
            return owner.name() + " on " + where;
        }
    }

    Everywhere(int mainPort, People people, int goChatPort) {
        this.people = people;
        this.herald = people.register();
        dialects.put(Where.FORUM, new ForumDialect(mainPort));
        dialects.put(Where.IM, new ImDialect(people));
        dialects.put(Where.CHAT, new ChatDialect(people));
        dialects.put(Where.GOCHAT, new GoChatDialect(people, goChatPort));
    }

    Dialect on(Where where) {
        return dialects.get(where);
    }

    ForumDialect forum() {
        return (ForumDialect) on(Where.FORUM);
    }

    ImDialect im() {
        return (ImDialect) on(Where.IM);
    }

    GoChatDialect goChat() {
        return (GoChatDialect) on(Where.GOCHAT);
    }

    Dialect.OfGroups groups(Where where) {
        return (Dialect.OfGroups) on(where);
    }

    Ear listen(Where where, Person person) {
        Ear ear = new Ear(where, person, on(where).open(person));
        open.add(ear);
        return ear;
    }

    /** With a socket on each face. */
    void listenEverywhere(Person... listeners) {
        for (Person person : listeners) {
            for (Where where : Where.values()) {
                listen(where, person);
            }
        }
    }

    /** Every open socket of these people. */
    List<Ear> of(Person person) {
        return open.stream().filter(ear -> ear.owner().equals(person)).toList();
    }

    /**
     * What each open socket was shown since the last time, in order. Sockets are shown messages in the order in which
     * they were written; so a last message to everybody who listens tells that nothing else is to come, without waiting
     * for it not to.
     */
    Map<Ear, List<String>> heard() {
        ends++;
        String end = "This is the end, " + ends + ".";
        open.stream().map(Ear::owner).distinct().forEach(owner -> write(herald, owner, end));
        Map<Ear, List<String>> heard = new LinkedHashMap<>();
        for (Ear ear : open) {
            List<String> contents = new ArrayList<>();
            for (Optional<String> next = next(ear); !next.equals(Optional.of(end)); next = next(ear)) {
                next.ifPresent(contents::add);
            }
            heard.put(ear, contents);
        }
        return heard;
    }

    private Optional<String> next(Ear ear) {
        return on(ear.where()).shown(ear.socket().nextJson());
    }

    /** By HTTP, so that no socket is the one that sent it. */
    Answer write(Person from, Person to, String content) {
        return write(from, people.open(from, to), "{\"content\":\"" + content + "\"}");
    }

    Answer write(Person from, long conversation, String body) {
        return people.im.post("/api/v1/conversations/" + conversation + "/messages", body, from.bearer());
    }

    @Override
    public void close() {
        open.forEach(ear -> ear.socket().close());
        open.clear();
    }
}
