package stoa.vault.login;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import stoa.vault.LoginAttempts;
import stoa.vault.Signals;
import stoa.vault.platform.Housekeeping;
import stoa.vault.platform.VaultSettings;

/**
 * Failures are counted in PostgreSQL; who has to wait is told to all nodes, so that asking costs no query. A node that
 * may have missed a notice asks the database until it has caught up.
 */
@Component
class CountedLoginAttempts implements LoginAttempts {

    private static final String CHANNEL = "login-wait";

    private final Map<String, Long> waitsUntilNanos = new ConcurrentHashMap<>();
    private final FailureBuckets buckets;
    private final LoginKeys keys;
    private final Signals signals;
    private final VaultSettings settings;

    CountedLoginAttempts(
            FailureBuckets buckets,
            LoginKeys keys,
            Signals signals,
            VaultSettings settings,
            Housekeeping housekeeping) {
        this.buckets = buckets;
        this.keys = keys;
        this.signals = signals;
        this.settings = settings;
        signals.listen(CHANNEL, this::learn, this::catchUp);
        // The first connection may have been made before anybody listened here.
        catchUp();
        housekeeping.every(Duration.ofMinutes(5), this::tidy);
    }

    @Override
    public Optional<Duration> blockedFor(String name, String address) {
        String nameKey = keys.ofName(name);
        String addressKey = keys.ofAddress(address);
        Duration wait = signals.connected()
                ? longer(remembered(nameKey), remembered(addressKey))
                : buckets.wait(nameKey, addressKey);
        return Optional.of(wait).filter(Duration::isPositive);
    }

    @Override
    public void failed(String name, String address) {
        count(keys.ofName(name), settings.failuresPerName());
        count(keys.ofAddress(address), settings.failuresPerAddress());
    }

    @Override
    public void succeeded(String name, String address) {
        String key = keys.ofName(name);
        if (buckets.empty(key)) {
            waitsUntilNanos.remove(key);
            signals.send(CHANNEL, key + " 0");
        }
    }

    private void count(String key, VaultSettings.FailureLimit limit) {
        Duration wait = buckets.fail(key, limit);
        remember(key, wait);
        if (wait.isPositive()) {
            signals.send(CHANNEL, key + " " + wait.toMillis());
        }
    }

    private void catchUp() {
        buckets.waits().forEach(this::remember);
    }

    private void learn(String notice) {
        int space = notice.indexOf(' ');
        remember(notice.substring(0, space), Duration.ofMillis(Long.parseLong(notice.substring(space + 1))));
    }

    private void remember(String key, Duration wait) {
        if (wait.isPositive()) {
            waitsUntilNanos.put(key, System.nanoTime() + wait.toNanos());
        } else {
            waitsUntilNanos.remove(key);
        }
    }

    private Duration remembered(String key) {
        Long until = waitsUntilNanos.get(key);
        return until == null ? Duration.ZERO : Duration.ofNanos(until - System.nanoTime());
    }

    private void tidy() {
        long now = System.nanoTime();
        waitsUntilNanos.values().removeIf(until -> until - now < 0);
        buckets.forgetDrained();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
