package stoa.gateway.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Role;
import stoa.vault.Credentials;
import stoa.vault.Erasures;
import stoa.vault.LastLogins;
import stoa.vault.LoginAttempts;
import stoa.vault.Sessions;
import stoa.vault.TokenKeys;

/** The vault in memory, with what tests want to look at or to break. */
public final class FakeVault implements Sessions, Credentials, LoginAttempts, TokenKeys, PublicIds {

    private static final Duration REFRESHABLE = Duration.ofDays(5);
    private static final int FREE_FAILURES = 5;

    public final Map<AccountId, String> hashes = new ConcurrentHashMap<>();
    public final List<Erasures.Erasure> erased = new CopyOnWriteArrayList<>();
    public final Map<String, Session> byRefreshToken = new ConcurrentHashMap<>();
    private final Map<AccountId, LastLogins.LastLogin> lastLogins = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> onEnded = new CopyOnWriteArrayList<>();
    private final List<ECKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong(1_500_000_000_000_000L);
    private final Clock clock;

    /** Whether the store of sessions answers. */
    public volatile boolean sessionsAreDown;

    /** Whether the vault fails to erase. */
    public volatile boolean erasuresAreDown;

    /** Whether ending a session fails. */
    public volatile boolean failOnEnd;

    /** What happens elsewhere while a session is being opened. */
    public volatile Runnable meanwhile = () -> {};

    public FakeVault(Clock clock) {
        this.clock = clock;
        rotate();
    }

    @Override
    public Opened open(AccountId account, Role role, String face) {
        requireUp();
        String token = UUID.randomUUID().toString();
        Session session =
                new Session(UUID.randomUUID(), account, role, clock.instant().plus(REFRESHABLE));
        meanwhile.run();
        byRefreshToken.put(token, session);
        return new Opened(session, token);
    }

    @Override
    public Optional<Session> refresh(String refreshToken) {
        requireUp();
        return Optional.ofNullable(byRefreshToken.computeIfPresent(
                refreshToken,
                (token, old) -> new Session(
                        old.id(), old.account(), old.role(), clock.instant().plus(REFRESHABLE))));
    }

    @Override
    public boolean isLive(UUID session) {
        requireUp();
        return byRefreshToken.values().stream().anyMatch(open -> open.id().equals(session));
    }

    @Override
    public void end(UUID session) {
        requireUp();
        if (failOnEnd) {
            throw new IllegalStateException("can not end, as the test wants it");
        }
        byRefreshToken.values().removeIf(open -> open.id().equals(session));
        onEnded.forEach(listener -> listener.accept(session));
    }

    @Override
    public List<Kept> kept(AccountId account) {
        return byRefreshToken.values().stream()
                .filter(open -> open.account().equals(account))
                .map(open -> new Kept(
                        open.id(),
                        "forum",
                        open.refreshableUntil().minus(REFRESHABLE),
                        open.refreshableUntil(),
                        Optional.empty()))
                .toList();
    }

    @Override
    public void onEnded(Consumer<UUID> listener) {
        onEnded.add(listener);
    }

    @Override
    public void endOthers(AccountId account, UUID kept) {
        byRefreshToken.values().stream()
                .filter(open -> open.account().equals(account) && !open.id().equals(kept))
                .map(Session::id)
                .toList()
                .forEach(this::end);
    }

    @Override
    public void store(AccountId account, String encodedHash) {
        hashes.put(account, encodedHash);
    }

    @Override
    public Optional<String> find(AccountId account) {
        return Optional.ofNullable(hashes.get(account));
    }

    @Override
    public void forget(AccountId account) {
        hashes.remove(account);
    }

    public LastLogins lastLogins() {
        return new LastLogins() {
            @Override
            public void record(AccountId account, String address, Instant at) {
                lastLogins.put(account, new LastLogin(address, at));
            }

            @Override
            public Optional<LastLogin> find(AccountId account) {
                return Optional.ofNullable(lastLogins.get(account));
            }

            @Override
            public void forget(AccountId account) {
                lastLogins.remove(account);
            }
        };
    }

    /** The vault's part of erasures, and whether it can be done at present. */
    public Erasures erasures() {
        return new Erasures() {
            @Override
            public void complete(Erasure erasure) {
                if (erasuresAreDown) {
                    throw new IllegalStateException("nothing is erased, as the test wants it");
                }
                erased.add(erasure);
                forget(erasure.account());
                lastLogins.remove(erasure.account());
                endAll(erasure.account());
            }

            @Override
            public List<Erasure> toRepeat() {
                return List.of();
            }

            @Override
            public void repeated(AccountId account) {}
        };
    }

    @Override
    public Optional<Duration> blockedFor(String name, String address) {
        return failures.getOrDefault(name, 0) >= FREE_FAILURES ? Optional.of(Duration.ofSeconds(30)) : Optional.empty();
    }

    @Override
    public void failed(String name, String address) {
        failures.merge(name, 1, Integer::sum);
    }

    @Override
    public void succeeded(String name, String address) {
        failures.remove(name);
    }

    @Override
    public JWK signingKey() {
        return keys.getLast();
    }

    @Override
    public JWKSet publicKeys() {
        return new JWKSet(keys.stream().<JWK>map(ECKey::toPublicJWK).toList());
    }

    @Override
    public void rotate() {
        try {
            keys.add(new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public long next() {
        return lastId.incrementAndGet();
    }

    private void requireUp() {
        if (sessionsAreDown) {
            throw new IllegalStateException("the store of sessions is down, as the test wants it");
        }
    }
}
