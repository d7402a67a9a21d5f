package stoa.query.platform.mongo;

import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** All that views ask of a database. Narrow, so that tests can break it exactly where a process could be killed. */
public interface ViewStore {

    /** Whether a collection holds nothing, or is not there. */
    boolean isEmpty(String collection);

    /** The documents of these ids that exist, in any order; one command. */
    List<Document> find(String collection, Collection<String> ids);

    /**
     * Writes in bulk and in any order. A write that would insert an {@code _id} that is there is passed over: an upsert
     * guarded by position ends so when the document has already taken in that position.
     *
     * @return the indexes of the writes that were passed over
     */
    List<Integer> write(String collection, List<? extends WriteModel<Document>> writes);
}
