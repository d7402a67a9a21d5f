package stoa.query.like.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import stoa.api.kernel.AccountId;
import stoa.api.like.event.LikeEvent;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.like.query.ListLikeHistory.Change;
import stoa.query.platform.view.Entry;

/**
 * A change of mind as an entry of a list: its time and what it was make the rank, whose mind it was is the id. So a
 * history is in order of time, and nothing of it is stored elsewhere. No two are equal, since a person's own changes
 * are at least a microsecond apart.
 */
final class Moment {

    static Entry of(LikeEvent event) {
        return switch (event) {
            case PostLiked it -> entry(it.likedAt(), true, it.by());
            case LikeWithdrawn it -> entry(it.withdrawnAt(), false, it.by());
        };
    }

    private static Entry entry(Instant at, boolean liked, AccountId by) {
        return new Entry(2 * ChronoUnit.MICROS.between(Instant.EPOCH, at) + (liked ? 1 : 0), by.value());
    }

    static Change read(Entry entry) {
        Instant at = Instant.EPOCH.plus(Math.floorDiv(entry.rank(), 2L), ChronoUnit.MICROS);
        return new Change(new AccountId(entry.id()), Math.floorMod(entry.rank(), 2) == 1, at);
    }

    private Moment() {}
}
