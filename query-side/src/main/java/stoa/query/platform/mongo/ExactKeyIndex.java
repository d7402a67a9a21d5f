package stoa.query.platform.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * Answers every filter that contains the index's keys. The library's own index answers only filters that consist of
 * them, and scans for the guarded write of the views, {@code {_id, position: {$lt: n}}}. The collection checks the rest
 * of the filter by itself on each document that an index finds, so offering more than the exact match is sound.
 */
final class ExactKeyIndex extends MemoryUniqueIndex {

    ExactKeyIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public synchronized boolean canHandle(Document filter) {
        Document byKeys = new Document();
        for (String key : keys()) {
            if (!filter.containsKey(key)) {
                return false;
            }
            byKeys.put(key, filter.get(key));
        }
        return super.canHandle(byKeys);
    }
}
