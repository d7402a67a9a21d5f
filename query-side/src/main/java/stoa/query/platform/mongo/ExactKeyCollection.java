package stoa.query.platform.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;

/**
 * Believes the index where the filter asks for nothing but ids. The library compares each document found with each id
 * asked for once more: a million comparisons for a thousand documents.
 */
final class ExactKeyCollection extends MemoryCollection {

    private static final Document ANY = new Document();

    ExactKeyCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter,
            Iterable<Integer> found,
            Document orderBy,
            int skip,
            int limit,
            int batchSize,
            Document fields) {
        Document rest = onlyIds(filter) ? ANY : filter;
        return super.matchDocuments(rest, found, orderBy, skip, limit, batchSize, fields);
    }

    private boolean onlyIds(Document filter) {
        return filter.size() == 1
                && filter.get(getIdField()) instanceof Document in
                && in.size() == 1
                && in.get("$in") instanceof Collection<?> ids
                && ids.stream().allMatch(String.class::isInstance);
    }
}
