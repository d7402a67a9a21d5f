package stoa.query.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.query.testing.Mongos.Mongo;

class GuardedReplaceTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_later_position_replaces_and_an_earlier_or_the_same_one_does_not(Mongo mongo) {
        StoredDocuments<String> documents = documents(mongo.freshDatabase());

        documents.replace(List.of(at(5, "five"), other(1, "other")), Set.of());
        documents.replace(List.of(at(4, "four"), other(2, "other, changed")), Set.of());
        assertThat(documents.load(List.of("it")).get("it")).isEqualTo(at(5, "five"));
        assertThat(documents.load(List.of("other")).get("other").body()).contains("other, changed");

        documents.replace(List.of(at(5, "another five")), Set.of());
        assertThat(documents.load(List.of("it")).get("it")).isEqualTo(at(5, "five"));

        documents.replace(List.of(at(6, "six")), Set.of());
        assertThat(documents.load(List.of("it")).get("it")).isEqualTo(at(6, "six"));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_is_gone_keeps_its_position_so_that_nothing_earlier_brings_it_back(Mongo mongo) {
        StoredDocuments<String> documents = documents(mongo.freshDatabase());
        Stored<String> gone = new Stored<>("it", 5, Optional.empty());

        documents.replace(List.of(gone), Set.of());
        documents.replace(List.of(at(3, "three")), Set.of());

        assertThat(documents.load(List.of("it")).get("it")).isEqualTo(gone);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_somebody_else_has_created_meanwhile_is_replaced_only_if_it_is_behind(Mongo mongo) {
        StoredDocuments<String> documents = documents(mongo.freshDatabase());
        Set<String> believedNew = Set.of("it", "other", "third");
        documents.replace(List.of(at(5, "five"), other(5, "other")), Set.of());

        Stored<String> third = new Stored<>("third", 6, Optional.of("third"));
        documents.replace(List.of(at(4, "four"), third, other(6, "other, later")), believedNew);

        assertThat(documents.load(List.of("it", "other", "third")).values())
                .containsExactlyInAnyOrder(at(5, "five"), other(6, "other, later"), third);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_was_never_written_is_none(Mongo mongo) {
        assertThat(documents(mongo.freshDatabase()).load(List.of("it"))).containsEntry("it", Stored.none("it"));
    }

    private static Stored<String> at(long position, String body) {
        return new Stored<>("it", position, Optional.of(body));
    }

    private static Stored<String> other(long position, String body) {
        return new Stored<>("other", position, Optional.of(body));
    }

    private static StoredDocuments<String> documents(MongoDatabase database) {
        return new StoredDocuments<>(new MongoViewStore(database), "texts", new Format<>() {
            @Override
            public Document write(String text) {
                return new Document("text", text);
            }

            @Override
            public String read(Document stored) {
                return stored.getString("text");
            }
        });
    }
}
