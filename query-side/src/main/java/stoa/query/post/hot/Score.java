package stoa.query.post.hot;

import java.time.Duration;
import java.time.Instant;
import stoa.api.like.event.LikeEvent;

/**
 * What a post's place among the hot ones follows from.
 *
 * @param publishedSecond the Unix second of its creation
 * @param likes likes given within seven days of that and not taken back
 */
record Score(long publishedSecond, long likes) {

    /** 200 likes are worth one day. */
    private static final long PER_LIKE = 86_400 / 200;

    private static final Duration LIKES_COUNT_FOR = Duration.ofDays(7);

    static Score of(Instant publishedAt) {
        return new Score(publishedAt.getEpochSecond(), 0);
    }

    long value() {
        return publishedSecond + PER_LIKE * likes;
    }

    /** After a like was given. */
    Score with(LikeEvent like) {
        return new Score(publishedSecond, likes + worth(like));
    }

    /** After a like was taken back: however late that is, the like loses what it was worth, and no more. */
    Score without(LikeEvent like) {
        return new Score(publishedSecond, likes - worth(like));
    }

    private static int worth(LikeEvent like) {
        return like.likedAt().isAfter(like.publishedAt().plus(LIKES_COUNT_FOR)) ? 0 : 1;
    }
}
