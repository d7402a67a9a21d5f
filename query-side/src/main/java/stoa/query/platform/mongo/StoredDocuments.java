package stoa.query.platform.mongo;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** One collection of documents that know their position: read by id, written guarded by position. */
public final class StoredDocuments<D> {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final ViewStore store;
    private final String collection;
    private final Format<D> format;

    public StoredDocuments(ViewStore store, String collection, Format<D> format) {
        this.store = store;
        this.collection = collection;
        this.format = format;
    }

    public Format<D> format() {
        return format;
    }

    public boolean isEmpty() {
        return store.isEmpty(collection);
    }

    /** The documents of these ids, also those that do not exist; one command. */
    public Map<String, Stored<D>> load(Collection<String> ids) {
        Map<String, Stored<D>> found = new HashMap<>();
        for (Document document : store.find(collection, ids)) {
            Stored<D> stored = stored(document);
            found.put(stored.id(), stored);
        }
        ids.forEach(id -> found.computeIfAbsent(id, Stored::none));
        return found;
    }

    /**
     * Replaces each document, unless the one in place has taken in this position or a later one.
     *
     * @param created ids of those that did not exist when they were read, which makes their writing cheaper
     */
    public void replace(Collection<Stored<D>> documents, Set<String> created) {
        write(documents, created, "$lt");
    }

    /** Replaces each document, unless the one in place has taken in a later position. */
    public void amend(Collection<Stored<D>> documents, Set<String> created) {
        write(documents, created, "$lte");
    }

    private void write(Collection<Stored<D>> documents, Set<String> created, String guard) {
        List<Stored<D>> all = List.copyOf(documents);
        List<WriteModel<Document>> writes = new ArrayList<>(all.size());
        all.forEach(document -> writes.add(
                created.contains(document.id())
                        ? new InsertOneModel<>(document(document))
                        : replacement(document, guard)));
        // Created by somebody else since: now a document like any other, with a position of its own.
        List<WriteModel<Document>> overtaken = store.write(collection, writes).stream()
                .map(all::get)
                .filter(document -> created.contains(document.id()))
                .map(document -> replacement(document, guard))
                .toList();
        store.write(collection, overtaken);
    }

    private WriteModel<Document> replacement(Stored<D> document, String guard) {
        // Not Filters.and, which wraps both in an $and: the in-JVM database finds no index for that, and scans.
        Document guarded =
                new Document("_id", document.id()).append("position", new Document(guard, document.position()));
        return new ReplaceOneModel<>(guarded, document(document), UPSERT);
    }

    private Document document(Stored<D> stored) {
        Document document = new Document("_id", stored.id()).append("position", stored.position());
        stored.body().ifPresentOrElse(body -> document.putAll(format.write(body)), () -> document.put("gone", true));
        return document;
    }

    private Stored<D> stored(Document document) {
        Optional<D> body = document.containsKey("gone") ? Optional.empty() : Optional.of(format.read(document));
        return new Stored<>(document.getString("_id"), document.getLong("position"), body);
    }
}
