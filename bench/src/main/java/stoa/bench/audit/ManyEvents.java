package stoa.bench.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import stoa.ledger.Append;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerEvent;

/** Likes, as a ledger has the most of them. */
final class ManyEvents {

    private static final int AT_ONCE = 1_000;
    private static final int PEOPLE = 1_000;
    private static final long FIRST_ID = 1_500_000_000_000_000L;

    static void append(Ledger ledger, int events) {
        for (int from = 0; from < events; from += AT_ONCE) {
            List<LedgerEvent> batch = new ArrayList<>();
            IntStream.range(from, Math.min(events, from + AT_ONCE)).forEach(i -> batch.add(like(i)));
            ledger.append(Append.of(batch.toArray(LedgerEvent[]::new)));
        }
    }

    private static LedgerEvent like(int number) {
        long post = FIRST_ID + number / PEOPLE;
        long by = FIRST_ID + number % PEOPLE;
        Instant now = Instant.now();
        String metadata = "{\"actor\":\"%d\",\"face\":\"forum\",\"requestId\":\"%s\"}".formatted(by, UUID.randomUUID());
        return new LedgerEvent(
                "like:" + post + ":" + by,
                0,
                UUID.randomUUID().toString(),
                "like.PostLiked",
                "1",
                now,
                metadata.getBytes(StandardCharsets.UTF_8),
                "{\"post\":%d,\"by\":%d,\"author\":%d,\"publishedAt\":\"%s\",\"likedAt\":\"%s\"}"
                        .formatted(post, by, FIRST_ID, now, now)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private ManyEvents() {}
}
