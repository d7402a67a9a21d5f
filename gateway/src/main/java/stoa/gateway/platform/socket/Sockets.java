package stoa.gateway.platform.socket;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.access.Caller;
import stoa.vault.Sessions;

/**
 * The sockets of this node: whose they are, and their end. A socket lives as long as the session that opened it; when
 * that is ended, by logging out or by a new password, on whichever node, its sockets end with it.
 */
@Component
final class Sockets implements SmartLifecycle {

    /** How long the last words may take; the whole of Stoa ends within five seconds. */
    private static final Duration GOODBYES = Duration.ofSeconds(1);

    private final Set<Socket> all = ConcurrentHashMap.newKeySet();
    private final Index<Owner> byOwner = new Index<>();
    private final Index<UUID> bySession = new Index<>();
    private final Sessions sessions;
    private final Attendances attendances;
    private final GatewaySettings.Sockets limits;
    private final SocketMeters meters;

    /** Closing waits a moment for a client that does not read: never on a thread that others wait for. */
    private volatile ExecutorService closing = closing();

    private volatile boolean goingDown;

    private record Owner(Face face, AccountId account) {}

    Sockets(Sessions sessions, Attendances attendances, GatewaySettings settings, SocketMeters meters) {
        this.sessions = sessions;
        this.attendances = attendances;
        this.limits = settings.sockets();
        this.meters = meters;
        meters.open(all);
        sessions.onEnded(this::ended);
    }

    /**
     * A socket for somebody whose handshake is about to be accepted.
     *
     * @throws Rejection if they have too many, or their session has just ended
     */
    Socket admit(Face face, Caller caller) {
        if (goingDown) {
            throw new Rejection(KernelError.LEDGER_UNAVAILABLE, "the server is going down");
        }
        Socket socket = new Socket(face, caller, limits, this::end);
        if (!byOwner.add(new Owner(face, caller.account()), socket, limits.perPerson())) {
            throw new Rejection(KernelError.TOO_MUCH_AT_ONCE, "too many open sockets");
        }
        bySession.add(caller.session(), socket, Integer.MAX_VALUE);
        all.add(socket);
        enter(socket);
        // Only now, since the end of a session that is told before would find no socket here.
        if (!sessions.isLive(caller.session())) {
            forget(socket);
            throw new Rejection(KernelError.UNAUTHENTICATED, "the session has ended");
        }
        return socket;
    }

    private void enter(Socket socket) {
        try {
            attendances.begin(socket.face(), socket.caller().account());
        } catch (RuntimeException unread) {
            forget(socket);
            throw unread;
        }
    }

    /** Who has anything open on a face. */
    Set<AccountId> people(Face face) {
        return all.stream()
                .filter(socket -> socket.face().equals(face))
                .map(socket -> socket.caller().account())
                .collect(Collectors.toSet());
    }

    /** What somebody has open on a face. */
    List<Socket> of(Face face, AccountId account) {
        return byOwner.of(new Owner(face, account));
    }

    /** All of them. */
    Set<Socket> all() {
        return all;
    }

    /** Ends a socket from this side. */
    void end(Socket socket, Ending why) {
        meters.dropped(socket.waiting());
        if (forget(socket)) {
            meters.ended(why);
            closing.execute(() -> socket.shut(why));
        }
    }

    /** The connection is gone, or its handshake came to nothing. */
    void gone(Socket socket) {
        if (forget(socket)) {
            meters.ended(Ending.BY_CLIENT);
        }
    }

    private boolean forget(Socket socket) {
        bySession.remove(socket.caller().session(), socket);
        byOwner.remove(new Owner(socket.face(), socket.caller().account()), socket);
        boolean there = all.remove(socket);
        if (there) {
            attendances.end(socket.face(), socket.caller().account());
        }
        return there;
    }

    private void ended(UUID session) {
        bySession.of(session).forEach(socket -> {
            socket.revoke();
            end(socket, Ending.SESSION_ENDED);
        });
    }

    private static ExecutorService closing() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("socket-end-", 0).factory());
    }

    /** It runs from its making on, so this is called only after it has been stopped. */
    @Override
    public void start() {
        closing = closing();
        goingDown = false;
    }

    /** Before the web server stops, which would wait for each client in turn. */
    @Override
    public void stop() {
        goingDown = true;
        all.forEach(socket -> end(socket, Ending.SHUTDOWN));
        closing.shutdown();
        try {
            if (!closing.awaitTermination(GOODBYES.toMillis(), TimeUnit.MILLISECONDS)) {
                closing.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !goingDown;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
