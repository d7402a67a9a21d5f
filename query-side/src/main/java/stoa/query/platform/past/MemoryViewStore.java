package stoa.query.platform.past;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.Document;
import stoa.query.platform.mongo.ViewStore;

/** Documents in a map. Written by one fold alone, it has no use for the guards by which writers are kept apart. */
final class MemoryViewStore implements ViewStore {

    private final Map<String, Map<String, Document>> collections = new HashMap<>();

    @Override
    public boolean isEmpty(String collection) {
        return documents(collection).isEmpty();
    }

    @Override
    public List<Document> find(String collection, Collection<String> ids) {
        Map<String, Document> documents = documents(collection);
        return ids.stream().map(documents::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Integer> write(String collection, List<? extends WriteModel<Document>> writes) {
        writes.forEach(write -> write(documents(collection), write));
        return List.of();
    }

    private static void write(Map<String, Document> documents, WriteModel<Document> write) {
        switch (write) {
            case InsertOneModel<Document> it -> put(documents, it.getDocument());
            case ReplaceOneModel<Document> it -> put(documents, it.getReplacement());
            case DeleteOneModel<Document> it ->
                documents.remove(idOf(it.getFilter().toBsonDocument()));
            default -> throw new IllegalArgumentException("no view writes so: " + write);
        }
    }

    private static void put(Map<String, Document> documents, Document document) {
        documents.put(document.getString("_id"), document);
    }

    private static String idOf(BsonDocument filter) {
        return filter.getString("_id").getValue();
    }

    private Map<String, Document> documents(String collection) {
        return collections.computeIfAbsent(collection, name -> new HashMap<>());
    }
}
