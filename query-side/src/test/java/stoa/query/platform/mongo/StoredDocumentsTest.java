package stoa.query.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoredDocumentsTest {

    private final List<WriteModel<Document>> written = new ArrayList<>();

    /** Both keys at the top: within an {@code $and} the in-JVM database would look at every document of the view. */
    @Test
    void a_guarded_replace_names_its_document_where_an_index_can_see_it() {
        StoredDocuments<String> documents = new StoredDocuments<>(recording(), "texts_v1", texts());

        documents.replace(List.of(new Stored<>("a", 7, Optional.of("text"))), Set.of());

        assertThat(written).singleElement().isInstanceOfSatisfying(ReplaceOneModel.class, replace -> assertThat(
                        replace.getFilter().toBsonDocument().toJson())
                .isEqualTo("{\"_id\": \"a\", \"position\": {\"$lt\": 7}}"));
    }

    private ViewStore recording() {
        return new ViewStore() {
            @Override
            public boolean isEmpty(String collection) {
                return false;
            }

            @Override
            public List<Document> find(String collection, Collection<String> ids) {
                return List.of();
            }

            @Override
            public List<Integer> write(String collection, List<? extends WriteModel<Document>> writes) {
                written.addAll(writes);
                return List.of();
            }
        };
    }

    private static Format<String> texts() {
        return new Format<>() {
            @Override
            public Document write(String body) {
                return new Document("text", body);
            }

            @Override
            public String read(Document document) {
                return document.getString("text");
            }
        };
    }
}
