package stoa.gateway.platform.socket;

import java.time.Clock;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.Presence;

/** Tells of every socket's beginning and end, whatever its face: who has one is here. */
@Component
final class Attendances {

    private final Presence presence;
    private final Clock clock;

    Attendances(Presence presence, Clock clock) {
        this.presence = presence;
        this.clock = clock;
    }

    void begin(AccountId account) {
        presence.opened(account, clock.instant());
    }

    void end(AccountId account) {
        presence.closed(account, clock.instant());
    }
}
