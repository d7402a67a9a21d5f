package stoa.query.platform.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * The views' database through the driver. Reads ask the primary and writes wait for the majority, whatever the URL
 * says: who waited for a position must find it, also after a fail-over.
 */
public final class MongoViewStore implements ViewStore {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoDatabase database;

    public MongoViewStore(MongoDatabase database) {
        this.database = database.withReadPreference(ReadPreference.primary()).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public boolean isEmpty(String collection) {
        return database.getCollection(collection).find().first() == null;
    }

    @Override
    public List<Document> find(String collection, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.getCollection(collection)
                .find(Filters.in("_id", ids))
                .batchSize(ids.size())
                .into(new ArrayList<>(ids.size()));
    }

    @Override
    public List<Integer> write(String collection, List<? extends WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return List.of();
        }
        try {
            database.getCollection(collection).bulkWrite(writes, UNORDERED);
            return List.of();
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() != null || !onlyDuplicateKeys(failure)) {
                throw failure;
            }
            return failure.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .toList();
        }
    }

    private static boolean onlyDuplicateKeys(MongoBulkWriteException failure) {
        return failure.getWriteErrors().stream()
                .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY);
    }
}
