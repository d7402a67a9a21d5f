package stoa.vault.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import stoa.vault.Signals;
import stoa.vault.TokenKeys;
import stoa.vault.platform.Housekeeping;
import stoa.vault.platform.VaultSettings;

/** All usable keys in memory, loaded again whenever any node has made a new one. */
@Component
class PostgresTokenKeys implements TokenKeys {

    private static final String CHANNEL = "token-keys";
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final TokenKeyRows rows;
    private final Signals signals;
    private final VaultSettings settings;
    private volatile Loaded loaded;

    PostgresTokenKeys(TokenKeyRows rows, Signals signals, VaultSettings settings, Housekeeping housekeeping) {
        this.rows = rows;
        this.signals = signals;
        this.settings = settings;
        rows.insertFirst();
        signals.listen(CHANNEL, notice -> load(), this::load);
        load();
        rotateAfter(settings.tokenKeyAge());
        housekeeping.every(Duration.ofHours(1), this::tidy);
    }

    @Override
    public JWK signingKey() {
        long now = System.nanoTime();
        return loaded.newestFirst().stream()
                .filter(key -> key.signsAt(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No token key signs yet"))
                .pair();
    }

    @Override
    public JWKSet publicKeys() {
        return loaded.published();
    }

    @Override
    public void rotate() {
        rotateAfter(Duration.ZERO);
    }

    /** Whichever node comes first makes the new key; the others see that it is young. */
    private void rotateAfter(Duration age) {
        Duration verifies = settings.accessTokenLifetime().plus(MARGIN);
        if (rows.insertNext(age, settings.tokenKeyLead(), verifies)) {
            load();
            signals.send(CHANNEL, "rotated");
        }
    }

    private synchronized void load() {
        List<TokenKey> keys = rows.findUsable().reversed();
        List<JWK> published =
                keys.stream().map(key -> (JWK) key.pair().toPublicJWK()).toList();
        loaded = new Loaded(keys, new JWKSet(published));
    }

    private void tidy() {
        rows.forgetExpired();
        load();
        rotateAfter(settings.tokenKeyAge());
    }

    private record Loaded(List<TokenKey> newestFirst, JWKSet published) {}
}
