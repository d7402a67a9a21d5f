package stoa.gateway.platform.socket;

import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.LiveEvents.Live;

/** What follows from somebody's being shown an event on an open socket. */
@Component
final class Shown {

    private final Pushed pushed;
    private final Deliveries deliveries;
    private final SocketMeters meters;

    Shown(Pushed pushed, Deliveries deliveries, SocketMeters meters) {
        this.pushed = pushed;
        this.deliveries = deliveries;
        this.meters = meters;
    }

    /** This person has sockets that are sent it. */
    void to(AccountId account, Live live) {
        pushed.note(account, live.position());
        deliveries.note(live.event(), account);
    }

    /** One socket was sent it. */
    void once() {
        meters.pushed();
    }
}
