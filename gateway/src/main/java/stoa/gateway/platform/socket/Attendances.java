package stoa.gateway.platform.socket;

import java.time.Clock;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.gateway.platform.Face;
import stoa.vault.Presence;

/** Tells of every socket's beginning and end, whatever its face: who has one is here, and in their rooms. */
@Component
final class Attendances {

    private final Presence presence;
    private final Rooms rooms;
    private final Clock clock;

    Attendances(Presence presence, Rooms rooms, Clock clock) {
        this.presence = presence;
        this.rooms = rooms;
        this.clock = clock;
    }

    void begin(Face face, AccountId account) {
        presence.opened(account, clock.instant());
        rooms.enter(face, account);
    }

    void end(Face face, AccountId account) {
        presence.closed(account, clock.instant());
        rooms.leave(face, account);
    }
}
