package stoa.vault.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.PersonalKeys;
import stoa.vault.Signals;

/**
 * A cache of open keys over the rows of sealed ones. An erasure reaches the other nodes' caches by signal; a node that
 * may have missed one starts over with an empty cache.
 */
@Component
class PostgresPersonalKeys implements PersonalKeys {

    private static final String CHANNEL = "person-erased";
    private static final int CACHED_KEYS = 200_000;
    private static final int READ_AHEAD = 500;

    private final Cache<AccountId, PersonalKey> cache =
            Caffeine.newBuilder().maximumSize(CACHED_KEYS).build();

    /** Counts erasures, so that a load that overlapped with one does not leave the old key in the cache. */
    private final AtomicLong erasures = new AtomicLong();

    private final AscendingReads ascending = new AscendingReads();
    private final PersonalKeyRows rows;
    private final Signals signals;

    PostgresPersonalKeys(PersonalKeyRows rows, Signals signals) {
        this.rows = rows;
        this.signals = signals;
        signals.listen(CHANNEL, id -> forget(AccountId.parse(id)), this::forgetAll);
    }

    /** The key to encrypt with, made on first use and durable on return. */
    SecretKey toEncrypt(AccountId subject) {
        return cached(subject)
                .orElseGet(() ->
                        caching(() -> Map.of(subject, rows.findOrMake(subject))).get(subject))
                .key()
                .orElseThrow(() -> new IllegalStateException("Person " + subject + " has been erased"));
    }

    /** The key to decrypt with; empty for an erased person. */
    Optional<SecretKey> toDecrypt(AccountId subject) {
        return cached(subject)
                .or(() -> Optional.ofNullable(caching(() -> load(subject)).get(subject)))
                // Nobody's data reads as empty unless an erasure says so: that would hide a lost vault.
                .orElseThrow(() -> new IllegalStateException("No key was ever made for person " + subject
                        + ": this vault does not belong to the data that is being read"))
                .key();
    }

    @Override
    public void erase(AccountId subject) {
        rows.erase(subject, () -> signals.send(CHANNEL, subject.toString()));
        forget(subject);
    }

    private Optional<PersonalKey> cached(AccountId subject) {
        return Optional.ofNullable(cache.getIfPresent(subject));
    }

    /** One key, or many at once where a replay asks for person after person in the order in which they came. */
    private Map<AccountId, PersonalKey> load(AccountId subject) {
        return rows.findFrom(subject, ascending.goesOnWith(subject.value()) ? READ_AHEAD : 1);
    }

    private Map<AccountId, PersonalKey> caching(Supplier<Map<AccountId, PersonalKey>> load) {
        long before = erasures.get();
        Map<AccountId, PersonalKey> loaded = load.get();
        cache.putAll(loaded);
        if (erasures.get() != before) {
            cache.invalidateAll(loaded.keySet());
        }
        return loaded;
    }

    private void forget(AccountId subject) {
        erasures.incrementAndGet();
        cache.invalidate(subject);
    }

    private void forgetAll() {
        erasures.incrementAndGet();
        cache.invalidateAll();
    }
}
