package stoa.query.platform.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import stoa.query.platform.mongo.Format;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.mongo.StoredDocuments;
import stoa.query.platform.mongo.ViewStore;

/** When memory may answer for the database, and when it may not. */
class DocumentsTest {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final Ownership ownership = new Ownership(LEASE, nanos::get);
    private final Database database = new Database();
    private final Documents<String> documents =
            new Documents<>(new StoredDocuments<>(database, "texts", new Texts()), ownership);

    @Test
    void the_owner_asks_the_database_once() {
        ownership.confirmed(nanos.get());
        database.put("a", 1, "text");

        assertThat(documents.find("a")).contains("text");
        assertThat(documents.find("a")).contains("text");
        assertThat(documents.find("b")).isEmpty();
        assertThat(documents.find("b")).isEmpty();
        assertThat(database.reads).isEqualTo(2);
    }

    @Test
    void others_ask_it_every_time() {
        database.put("a", 1, "text");

        assertThat(documents.find("a")).contains("text");
        database.put("a", 2, "changed elsewhere");

        assertThat(documents.find("a")).contains("changed elsewhere");
    }

    @Test
    void the_owner_sees_its_own_change_at_once_also_of_what_was_not_there() {
        ownership.confirmed(nanos.get());
        assertThat(documents.find("a")).isEmpty();

        documents.replace(List.of(new Stored<>("a", 1, Optional.of("new"))), Map.of());

        assertThat(documents.find("a")).contains("new");
    }

    @Test
    void a_claim_that_may_have_run_out_counts_no_more() {
        ownership.confirmed(nanos.get());
        database.put("a", 1, "text");
        assertThat(documents.find("a")).contains("text");

        nanos.addAndGet(LEASE.toNanos());
        database.put("a", 2, "changed elsewhere");

        assertThat(documents.find("a")).contains("changed elsewhere");
    }

    @Test
    void what_was_kept_before_a_doubt_is_forgotten_before_memory_counts_again() {
        ownership.confirmed(nanos.get());
        database.put("a", 1, "text");
        assertThat(documents.find("a")).contains("text");

        nanos.addAndGet(LEASE.toNanos());
        database.put("a", 2, "changed elsewhere");
        ownership.confirmed(nanos.get());

        assertThat(documents.find("a")).contains("changed elsewhere");
    }

    @Test
    void a_claim_that_was_renewed_in_time_keeps_what_was_read() {
        ownership.confirmed(nanos.get());
        documents.find("a");
        nanos.addAndGet(LEASE.toNanos() - 1);
        ownership.confirmed(nanos.get());
        nanos.addAndGet(LEASE.toNanos() - 1);

        documents.find("a");

        assertThat(database.reads).isEqualTo(1);
    }

    @Test
    void a_change_that_comes_while_a_document_is_read_is_not_undone_by_what_was_read() {
        ownership.confirmed(nanos.get());
        database.put("a", 1, "old");
        database.afterRead =
                Optional.of(() -> documents.replace(List.of(new Stored<>("a", 2, Optional.of("new"))), Map.of()));

        assertThat(documents.find("a")).as("asked before the change").contains("old");
        assertThat(documents.find("a")).contains("new");
    }

    @Test
    void a_read_that_failed_is_tried_again() {
        ownership.confirmed(nanos.get());
        database.put("a", 1, "text");
        database.afterRead = Optional.of(() -> {
            throw new IllegalStateException("no connection");
        });

        assertThatThrownBy(() -> documents.find("a")).hasMessage("no connection");
        assertThat(documents.find("a")).contains("text");
    }

    @Test
    void an_owner_that_starts_from_nothing_asks_for_nothing_that_it_has_not_written() {
        ownership.confirmed(nanos.get());
        documents.startFromNothing();

        assertThat(documents.find("a")).isEmpty();
        documents.replace(List.of(new Stored<>("b", 1, Optional.of("new"))), Map.of());

        assertThat(documents.find("a")).isEmpty();
        assertThat(database.reads).isZero();
        assertThat(documents.find("b")).contains("new");
        assertThat(documents.find("b")).contains("new");
        assertThat(database.reads).as("what was asked for is kept").isEqualTo(1);
    }

    @Test
    void where_something_is_stored_nothing_is_taken_for_new() {
        ownership.confirmed(nanos.get());
        database.put("a", 1, "text");
        documents.startFromNothing();

        assertThat(documents.find("a")).contains("text");
    }

    @Test
    void once_others_may_write_the_database_is_asked_again() {
        ownership.confirmed(nanos.get());
        documents.startFromNothing();
        documents.started();
        database.put("a", 1, "written elsewhere");

        assertThat(documents.find("a")).contains("written elsewhere");
    }

    private static final class Texts implements Format<String> {

        @Override
        public Document write(String text) {
            return new Document("text", text);
        }

        @Override
        public String read(Document stored) {
            return stored.getString("text");
        }
    }

    private static final class Database implements ViewStore {

        private final Map<String, Document> texts = new HashMap<>();
        private Optional<Runnable> afterRead = Optional.empty();
        private int reads;

        void put(String id, long position, String text) {
            texts.put(id, new Document("_id", id).append("position", position).append("text", text));
        }

        @Override
        public boolean isEmpty(String collection) {
            return texts.isEmpty();
        }

        @Override
        public List<Document> find(String collection, Collection<String> ids) {
            reads++;
            List<Document> found =
                    ids.stream().map(texts::get).filter(Objects::nonNull).toList();
            Optional<Runnable> action = afterRead;
            afterRead = Optional.empty();
            action.ifPresent(Runnable::run);
            return found;
        }

        @Override
        public List<Integer> write(String collection, List<? extends WriteModel<Document>> writes) {
            writes.forEach(write -> {
                Document replaced = (Document) ((ReplaceOneModel<?>) write).getReplacement();
                texts.put(replaced.getString("_id"), replaced);
            });
            return List.of();
        }
    }
}
