package stoa.vault.lottery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import stoa.api.lottery.RoundChain;
import stoa.vault.LotterySeeds;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.Sealing;
import stoa.vault.platform.VaultDatabase;

/** One row per seed, sealed under the master key. Rows never change, so that what was read once is kept. */
@Component
class SealedLotterySeeds implements LotterySeeds {

    private static final int SEED_BYTES = 32;
    private static final int KEPT = 64;

    private final VaultDatabase database;
    private final SecretKey key;
    private final Cache<String, byte[]> seeds =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SealedLotterySeeds(VaultDatabase database, MasterKey masterKey) {
        this.database = database;
        this.key = masterKey.keyFor("lottery-seeds");
    }

    @Override
    public String make() {
        byte[] seed = Sealing.randomBytes(SEED_BYTES);
        String commitment = RoundChain.commitmentTo(seed);
        byte[] sealed = Sealing.seal(key, commitment, seed);
        database.durably(() -> database.jdbc()
                .sql("INSERT INTO vault.lottery_seed (commitment, sealed) VALUES (?, ?)")
                .params(commitment, sealed)
                .update());
        return commitment;
    }

    @Override
    public Optional<byte[]> find(String commitment) {
        return Optional.ofNullable(seeds.get(commitment, this::read)).map(byte[]::clone);
    }

    private byte[] read(String commitment) {
        return database.jdbc()
                .sql("SELECT sealed FROM vault.lottery_seed WHERE commitment = ?")
                .param(commitment)
                .query(byte[].class)
                .optional()
                .map(kept -> Sealing.open(key, commitment, kept))
                .orElse(null);
    }
}
