package stoa.command.lottery;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import stoa.api.lottery.RoundChain;
import stoa.vault.LotterySeeds;

/** Seeds 1, 2, 3 and so on, where the real ones are random and sealed. */
final class KnownSeeds implements LotterySeeds {

    private final AtomicLong made = new AtomicLong();
    private final Map<String, byte[]> seeds = new ConcurrentHashMap<>();

    static byte[] seed(long number) {
        return ByteBuffer.allocate(32).putLong(24, number).array();
    }

    static String commitment(long number) {
        return RoundChain.commitmentTo(seed(number));
    }

    @Override
    public String make() {
        byte[] seed = seed(made.incrementAndGet());
        String commitment = RoundChain.commitmentTo(seed);
        seeds.put(commitment, seed);
        return commitment;
    }

    @Override
    public Optional<byte[]> find(String commitment) {
        return Optional.ofNullable(seeds.get(commitment));
    }
}
