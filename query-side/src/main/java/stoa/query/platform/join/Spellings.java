package stoa.query.platform.join;

import java.util.Collection;
import java.util.Map;

/** How tags are written. */
public interface Spellings {

    /** The first spelling of each tag that is known, by key. */
    Map<String, String> find(Collection<String> keys);
}
