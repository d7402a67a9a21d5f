package stoa.vault.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.Presence;
import stoa.vault.Signals;
import stoa.vault.platform.VaultDatabase;

/**
 * Each node knows by heart who is where. What changes here is written by one thread, all that has changed meanwhile
 * together and as it is by then: so whatever fails is done again, and no socket waits for the database.
 */
@Component
class LeasedPresence implements Presence, InitializingBean, DisposableBean {

    /** How long a node that died is believed to have its people. */
    static final Duration TERM = Duration.ofSeconds(15);

    private static final String CHANNEL = "presence";
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration PING = Duration.ofSeconds(60);

    private final UUID node = UUID.randomUUID();
    private final Attendance attendance = new Attendance(System::nanoTime);
    private final Comings comings = new Comings(attendance::isOnline, GRACE, System::nanoTime);
    private final Set<AccountId> unwritten = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();
    private final PresenceThread thread = new PresenceThread();
    private final VaultDatabase database;
    private final PresenceRows rows;
    private final ActivityRows pings;
    private final BufferedActivity activity;
    private final Signals signals;

    LeasedPresence(
            VaultDatabase database, PresenceRows rows, ActivityRows pings, BufferedActivity activity, Signals signals) {
        this.database = database;
        this.rows = rows;
        this.pings = pings;
        this.activity = activity;
        this.signals = signals;
    }

    @Override
    public void afterPropertiesSet() {
        signals.listen(CHANNEL, notice -> thread.soon(() -> learn(notice)), () -> thread.soon(this::catchUp));
        thread.every(RENEWAL, this::renew);
        thread.every(TICK, this::tick);
        thread.soon(this::catchUp);
    }

    @Override
    public void opened(AccountId account, Instant at) {
        if (attendance.opened(account)) {
            changed(account);
        }
        activity.note(account, at);
    }

    @Override
    public void closed(AccountId account, Instant at) {
        if (attendance.closed(account)) {
            changed(account);
        }
        activity.note(account, at);
    }

    @Override
    public void pinged(AccountId account, Instant at) {
        database.inTransaction(() -> {
            pings.writePing(account, at, PING);
            signals.send(CHANNEL, PresenceNotices.pinged(account, PING.toMillis()));
            return null;
        });
        attendance.pinged(account, PING.toMillis());
        comings.look(account);
    }

    @Override
    public Set<AccountId> online(Collection<AccountId> accounts) {
        return accounts.stream().filter(attendance::isOnline).collect(Collectors.toSet());
    }

    @Override
    public void onChange(BiConsumer<AccountId, Boolean> listener) {
        comings.listen(listener);
    }

    private void changed(AccountId account) {
        unwritten.add(account);
        comings.look(account);
        if (awake.compareAndSet(false, true)) {
            thread.soon(this::write);
        }
    }

    /** Whatever changes from here on is found in {@code unwritten} by the next write. */
    private void write() {
        awake.set(false);
        Set<AccountId> changed = Set.copyOf(unwritten);
        if (changed.isEmpty()) {
            return;
        }
        unwritten.removeAll(changed);
        Map<Boolean, List<AccountId>> byHere =
                changed.stream().collect(Collectors.partitioningBy(attendance::isConnectedHere));
        try {
            database.inTransaction(() -> {
                rows.add(node, byHere.get(true));
                rows.remove(node, byHere.get(false));
                List<String> notices = new ArrayList<>(PresenceNotices.came(node, byHere.get(true)));
                notices.addAll(PresenceNotices.went(node, byHere.get(false)));
                notices.forEach(notice -> signals.send(CHANNEL, notice));
                return null;
            });
        } catch (RuntimeException later) {
            unwritten.addAll(changed);
            throw later;
        }
    }

    /** Others may have given this node up, and all who are connected to it, while it could not renew. */
    private void renew() {
        if (rows.renew(node, TERM)) {
            unwritten.addAll(attendance.connectedHere());
        }
        attendance.onlyOn(rows.living()).forEach(comings::look);
    }

    private void tick() {
        attendance.runOut().forEach(comings::look);
        comings.tick();
        write();
    }

    /** One after another with catching up, which would undo what is learned while it reads. */
    private void learn(String notice) {
        PresenceNotices.take(notice, node, attendance)
                .ifPresentOrElse(concerned -> concerned.forEach(comings::look), () -> thread.soon(this::renew));
    }

    private void catchUp() {
        Map<UUID, Set<AccountId>> others = new HashMap<>(rows.all());
        others.remove(node);
        attendance.replace(others, pings.pinged()).forEach(comings::look);
    }

    @Override
    public void destroy() {
        thread.close();
        rows.end(node);
        signals.send(CHANNEL, PresenceNotices.ended(node));
    }
}
