package stoa.query.post.hot;

/**
 * What a post's place among the hot ones follows from.
 *
 * @param publishedSecond the Unix second of its creation
 * @param likes likes given within seven days of that and not taken back
 */
record Score(long publishedSecond, long likes) {

    /** 200 likes are worth one day. */
    private static final long PER_LIKE = 86_400 / 200;

    long value() {
        return publishedSecond + PER_LIKE * likes;
    }
}
