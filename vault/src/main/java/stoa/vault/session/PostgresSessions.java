package stoa.vault.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.vault.Sessions;
import stoa.vault.Signals;
import stoa.vault.platform.Housekeeping;
import stoa.vault.platform.VaultDatabase;
import stoa.vault.platform.VaultSettings;

/**
 * Sessions in rows, and the ended ones of late in every node's memory, so that the check at each request costs no
 * query. A node to which notices may not arrive asks the database instead.
 */
@Component
class PostgresSessions implements Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSessions.class);
    private static final String CHANNEL = "sessions-ended";
    private static final Duration SLIDE_PAUSE = Duration.ofMinutes(1);
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    /** So many ids of 36 characters fit into one notice. */
    private static final int IDS_PER_NOTICE = 200;

    private final VaultDatabase database;
    private final SessionRows rows;
    private final Signals signals;
    private final Duration tokenLifetime;
    private final EndedSessions ended;
    private volatile long askAgainAt = System.nanoTime();

    PostgresSessions(
            VaultDatabase database,
            SessionRows rows,
            Signals signals,
            VaultSettings settings,
            Housekeeping housekeeping) {
        this.database = database;
        this.rows = rows;
        this.signals = signals;
        this.tokenLifetime = settings.accessTokenLifetime().plus(MARGIN);
        this.ended = new EndedSessions(tokenLifetime);
        signals.listen(CHANNEL, this::learn, this::catchUp);
        catchUp();
        housekeeping.every(Duration.ofMinutes(30), this::tidy);
    }

    @Override
    public Opened open(AccountId account, Role role, String face) {
        String token = RefreshTokens.random();
        return new Opened(rows.insert(UUID.randomUUID(), account, role, face, RefreshTokens.hash(token)), token);
    }

    @Override
    public Optional<Session> refresh(String refreshToken) {
        return rows.findRefreshable(RefreshTokens.hash(refreshToken))
                .filter(session -> !ended.contains(session.id()))
                .map(session -> rows.slide(session.id(), SLIDE_PAUSE).orElse(session));
    }

    @Override
    public boolean isLive(UUID session) {
        if (ended.contains(session)) {
            return false;
        }
        return signals.connected() || !isEndedInDatabase(session);
    }

    @Override
    public void end(UUID session) {
        database.inTransaction(() -> {
            boolean changed = rows.end(session);
            if (changed) {
                tell(List.of(session));
            }
            return changed;
        });
        ended.add(session);
    }

    @Override
    public void endOthers(AccountId account, UUID kept) {
        List<UUID> others = database.inTransaction(() -> {
            List<UUID> ids = rows.endOthers(account, kept);
            tell(ids);
            return ids;
        });
        others.forEach(ended::add);
    }

    @Override
    public List<Kept> kept(AccountId account) {
        return rows.kept(account);
    }

    @Override
    public void onEnded(Consumer<UUID> listener) {
        ended.listen(listener);
    }

    private void tell(List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += IDS_PER_NOTICE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_NOTICE));
            signals.send(CHANNEL, some.stream().map(UUID::toString).collect(Collectors.joining(",")));
        }
    }

    private void learn(String notice) {
        Stream.of(notice.split(",")).map(UUID::fromString).forEach(ended::add);
    }

    private void catchUp() {
        rows.endedWithin(tokenLifetime).forEach(ended::add);
    }

    /**
     * With PostgreSQL down nobody can end a session and nothing can be written; reading goes on with what was known
     * last, and without making every request wait for the database to fail.
     */
    private boolean isEndedInDatabase(UUID session) {
        if (System.nanoTime() - askAgainAt < 0) {
            return false;
        }
        try {
            boolean found = rows.isEnded(session);
            if (found) {
                ended.add(session);
            }
            return found;
        } catch (DataAccessException e) {
            askAgainAt = System.nanoTime() + ASK_AGAIN_NANOS;
            LOG.warn("Sessions are checked against what was known last: {}", e.getMessage());
            return false;
        }
    }

    private void tidy() {
        ended.tidy();
        rows.forget(tokenLifetime);
    }
}
