package stoa.gateway.platform.access;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import stoa.vault.LastActivity;
import stoa.vault.Sessions;

/** The sessions that callers are in, and that they were active by asking for something. */
@Component
final class SessionWatch {

    private final Sessions sessions;
    private final LastActivity activity;
    private final Clock clock;

    SessionWatch(Sessions sessions, LastActivity activity, Clock clock) {
        this.sessions = sessions;
        this.activity = activity;
        this.clock = clock;
    }

    boolean isLive(UUID session) {
        return sessions.isLive(session);
    }

    Optional<Sessions.Session> refresh(String token) {
        return sessions.refresh(token);
    }

    void seen(Caller caller) {
        activity.seen(caller.account(), clock.instant());
    }
}
