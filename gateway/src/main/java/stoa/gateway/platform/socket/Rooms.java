package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.ListRooms;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.LiveEvents.Live;
import stoa.api.kernel.ViewProgress;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.Queries;

/**
 * Who of those that have a socket on this node is in which group, so that a message costs as many looks as there are
 * connected members and not as there are members. What somebody is in is read when their first socket opens, and
 * follows the ledger's tail from then on.
 */
@Component
final class Rooms {

    /** What changes who is in which group. */
    static final Set<Class<?>> EVENTS = Set.of(MemberJoined.class, MemberLeft.class, GroupDissolved.class);

    private static final Set<String> NAMES =
            EVENTS.stream().map(EventCatalogue::nameOf).collect(Collectors.toUnmodifiableSet());

    private final Function<AccountId, Set<ConversationId>> known;
    private final ViewProgress views;
    private final Duration atMost;
    private final Set<Face> faces;
    private final Map<AccountId, Attendee> attendees = new HashMap<>();
    private final Map<ConversationId, Set<AccountId>> present = new HashMap<>();

    /** Where the last event stands that has been followed here. */
    private long followed;

    @Autowired
    Rooms(Queries queries, ViewProgress views, GatewaySettings settings, List<Push<?>> pushes) {
        this(
                account -> queries.ask(new ListRooms(account), ListRooms.Result.class)
                        .rooms(),
                views,
                settings.readYourWrites(),
                pushes.stream()
                        .filter(RoomPush.class::isInstance)
                        .map(Push::face)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * @param known the rooms that the views know somebody to be in
     * @param faces those that show rooms; who is on another is nobody here
     */
    Rooms(Function<AccountId, Set<ConversationId>> known, ViewProgress views, Duration atMost, Set<Face> faces) {
        this.known = known;
        this.views = views;
        this.atMost = atMost;
        this.faces = Set.copyOf(faces);
    }

    /** Somebody with at least one socket on a face that shows rooms. */
    private static final class Attendee {

        private final Set<ConversationId> rooms = new HashSet<>();

        /** What has changed while the views were asked, which may have missed it; null once they have answered. */
        private Map<ConversationId, Boolean> meanwhile = new HashMap<>();

        private int sockets;
    }

    /** Somebody opens a socket; when this returns they miss nothing in their rooms. */
    void enter(Face face, AccountId account) {
        if (!faces.contains(face)) {
            return;
        }
        Attendee attendee;
        long seen;
        synchronized (this) {
            attendee = attendees.computeIfAbsent(account, unknown -> new Attendee());
            attendee.sockets++;
            if (attendee.meanwhile == null) {
                return;
            }
            seen = followed;
        }
        if (seen > 0) {
            views.awaitPassed(seen, NAMES, atMost);
        }
        settle(account, attendee, known.apply(account));
    }

    private synchronized void settle(AccountId account, Attendee attendee, Set<ConversationId> rooms) {
        if (attendee.meanwhile == null || attendees.get(account) != attendee) {
            return;
        }
        Map<ConversationId, Boolean> changed = attendee.meanwhile;
        attendee.meanwhile = null;
        rooms.forEach(room -> put(account, attendee, room, true));
        changed.forEach((room, in) -> put(account, attendee, room, in));
    }

    /** One of somebody's sockets has ended. */
    synchronized void leave(Face face, AccountId account) {
        Attendee attendee = faces.contains(face) ? attendees.get(account) : null;
        if (attendee != null && --attendee.sockets == 0) {
            attendees.remove(account);
            Set.copyOf(attendee.rooms).forEach(room -> put(account, attendee, room, false));
        }
    }

    /** Follows what changes memberships, in the ledger's order and before what is written after it is shown. */
    synchronized void follow(Live live) {
        switch (live.event()) {
            case MemberJoined it -> change(it.account(), it.group().conversation(), true);
            case MemberLeft it -> change(it.account(), it.group().conversation(), false);
            case GroupDissolved it -> present.remove(it.group().conversation());
            default -> {
                return;
            }
        }
        followed = live.position();
    }

    private void change(AccountId account, ConversationId room, boolean in) {
        Attendee attendee = attendees.get(account);
        if (attendee == null) {
            return;
        }
        if (attendee.meanwhile != null) {
            attendee.meanwhile.put(room, in);
        } else {
            put(account, attendee, room, in);
        }
    }

    private void put(AccountId account, Attendee attendee, ConversationId room, boolean in) {
        if (in) {
            attendee.rooms.add(room);
            present.computeIfAbsent(room, empty -> new HashSet<>()).add(account);
        } else {
            attendee.rooms.remove(room);
            present.computeIfPresent(room, (same, people) -> {
                people.remove(account);
                return people.isEmpty() ? null : people;
            });
        }
    }

    /** Who of a group has a socket here. */
    synchronized Set<AccountId> present(ConversationId room) {
        return Set.copyOf(present.getOrDefault(room, Set.of()));
    }
}
