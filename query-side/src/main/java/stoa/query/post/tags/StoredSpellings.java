package stoa.query.post.tags;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.query.platform.join.Spellings;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads spellings for the queries that show posts. */
@Component
class StoredSpellings implements Spellings {

    private final LiveDocuments<String> names;

    StoredSpellings(ViewReads reads, TagsView view) {
        this.names = reads.documents(view);
    }

    @Override
    public Map<String, String> find(Collection<String> keys) {
        return names.findAll(keys);
    }
}
