package stoa.query.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class InJvmMongoTest {

    private final ExactKeyIndex byId = new ExactKeyIndex("_id_", List.of(new IndexKey("_id", true)), false);

    @Test
    void a_guarded_write_is_found_by_the_index_and_not_by_a_scan() {
        Document guarded = new Document("_id", "1").append("position", new Document("$lt", 5L));

        assertThat(byId.canHandle(guarded)).isTrue();
    }

    @Test
    void ids_beside_other_conditions_are_found_by_the_index() {
        Document several = new Document("_id", new Document("$in", List.of("1", "2"))).append("gone", true);

        assertThat(byId.canHandle(several)).isTrue();
    }

    @Test
    void a_filter_without_the_key_is_left_to_a_scan() {
        assertThat(byId.canHandle(new Document("position", 5L))).isFalse();
        assertThat(byId.canHandle(new Document("_id", new Document("$gt", "1"))))
                .isFalse();
    }
}
