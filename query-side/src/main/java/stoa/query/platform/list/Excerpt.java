package stoa.query.platform.list;

import java.util.List;
import java.util.Map;
import stoa.query.platform.view.Entry;

/** Some entries of a list, as its header tells where they are. */
interface Excerpt {

    /** The buckets to load before {@link #entries}. */
    List<Long> needs();

    List<Entry> entries(Map<Long, Run> buckets);
}
