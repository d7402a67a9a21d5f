package stoa.query.platform.mongo;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;

/** Whole collections of views, as operators handle them; queries and folds know only documents of known ids. */
public final class ViewCollections {

    /** The MongoDB in this JVM would put all ids into one reply, and a reply has a longest length. */
    private static final int BATCH = 1_000;

    private final MongoDatabase database;

    public ViewCollections(MongoDatabase database) {
        this.database = database.withReadPreference(ReadPreference.primary());
    }

    /** About how many documents there are. */
    public long count(String collection) {
        return database.getCollection(collection).estimatedDocumentCount();
    }

    /** The ids of all documents, in no order, as the reader asks for them. */
    public MongoCursor<String> ids(String collection) {
        return database.getCollection(collection)
                .find()
                .projection(Projections.include("_id"))
                .batchSize(BATCH)
                .map(document -> document.getString("_id"))
                .cursor();
    }

    /** Deletes the collection, if it is there. */
    public void drop(String collection) {
        if (database.listCollectionNames().into(new ArrayList<>()).contains(collection)) {
            database.getCollection(collection).drop();
        }
    }
}
