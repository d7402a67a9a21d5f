package stoa.query.platform.view;

/**
 * A view's name and version. A changed view gets the next version, and with it collections and a token of its own, so
 * that it fills beside the one in use.
 */
public record ViewName(String feature, String view, int version) {

    /** The name of its processor, its token and its metrics, such as {@code post-feed-v1}. */
    public String group() {
        return feature + "-" + view + "-v" + version;
    }

    /** The collection of its documents, such as {@code post_page_v1}. */
    public String collection() {
        return feature + "_" + view + "_v" + version;
    }

    /** A further collection of this view, such as {@code post_feed_buckets_v1}. */
    public String collection(String part) {
        return feature + "_" + view + "_" + part + "_v" + version;
    }

    @Override
    public String toString() {
        return group();
    }
}
