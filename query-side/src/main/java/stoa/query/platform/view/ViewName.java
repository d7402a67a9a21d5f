package stoa.query.platform.view;

/**
 * A view's name and version. A changed view gets the next version, and with it collections and a token of its own, so
 * that it fills beside the one in use; so does one that is filled anew as it is, with the next fill.
 *
 * @param version of what the code makes of the log
 * @param fill how often that was begun from the first event on
 */
public record ViewName(String feature, String view, int version, int fill) {

    /** As often as not it is filled once. */
    public static final int FIRST_FILL = 1;

    public ViewName(String feature, String view, int version) {
        this(feature, view, version, FIRST_FILL);
    }

    /** The same view, filled another time. */
    public ViewName filled(int another) {
        return new ViewName(feature, view, version, another);
    }

    /** What people call it, such as {@code post-feed}. */
    public String title() {
        return feature + "-" + view;
    }

    /** The name that all its fills share, such as {@code post-feed-v1}. */
    public String code() {
        return title() + "-v" + version;
    }

    /** The name of its processor and its token, such as {@code post-feed-v1}, or {@code post-feed-v1.2}. */
    public String group() {
        return fill == FIRST_FILL ? code() : code() + "." + fill;
    }

    /** The collection of its documents, such as {@code post_page_v1}, or {@code post_page_v1_2}. */
    public String collection() {
        return feature + "_" + view + suffix();
    }

    /** A further collection of this view, such as {@code post_feed_buckets_v1}. */
    public String collection(String part) {
        return feature + "_" + view + "_" + part + suffix();
    }

    private String suffix() {
        return fill == FIRST_FILL ? "_v" + version : "_v" + version + "_" + fill;
    }

    @Override
    public String toString() {
        return group();
    }
}
