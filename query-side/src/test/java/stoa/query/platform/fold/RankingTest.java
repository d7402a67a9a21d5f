package stoa.query.platform.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.viewed;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.Page;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.testing.BreakableStore;
import stoa.query.testing.MemoryParking;
import stoa.query.testing.Mongos.Mongo;

class RankingTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final String LISTS = "test_ranks_lists_v1";
    private static final String DOCUMENTS = "test_ranks_v1";

    private final Ranks view = new Ranks();

    @ParameterizedTest
    @MethodSource(MONGOS)
    void the_order_is_that_of_the_scores_after_any_rises_falls_and_deletions(Mongo mongo) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ViewStore store = new MongoViewStore(mongo.freshDatabase());
        Map<Long, Long> scores = new HashMap<>();
        List<Positioned> events = new ArrayList<>();
        for (int position = 1; position <= 6_000; position++) {
            long post = 1L + random.nextInt(1_500);
            if (random.nextInt(10) == 0) {
                events.add(new Positioned(position, deleted(post, 7)));
                scores.remove(post);
            } else {
                int views = random.nextInt(100) - 30;
                events.add(new Positioned(position, viewed(post, views)));
                scores.merge(post, (long) views, Long::sum);
            }
        }
        for (int from = 0; from < events.size(); from += 500) {
            folding(store).apply(events.subList(from, from + 500));
        }

        List<Entry> expected = scores.entrySet().stream()
                .map(score -> new Entry(score.getValue(), score.getKey()))
                .sorted(Comparator.reverseOrder())
                .toList();
        List<Entry> ranked = new ArrayList<>();
        for (int page = 1; ranked.size() < expected.size(); page++) {
            List<Entry> items =
                    ranking(store).page(RankedView.RANKING, new Page(page, 100)).items();
            assertThat(items).as("seed %d, page %d", seed, page).isNotEmpty();
            ranked.addAll(items);
        }
        assertThat(ranked).as("seed %d", seed).isEqualTo(expected);
        assertThat(ranking(store).total(RankedView.RANKING)).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_kill_between_the_ranking_and_its_documents_is_made_good_by_redelivery(Mongo mongo) {
        assertMadeGood(mongo.freshDatabase(), DOCUMENTS);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_kill_before_the_ranking_is_made_good_by_redelivery(Mongo mongo) {
        assertMadeGood(mongo.freshDatabase(), LISTS);
    }

    /** Redelivered in batches that end elsewhere than the one that was cut off. */
    private void assertMadeGood(MongoDatabase database, String killedBefore) {
        BreakableStore store = new BreakableStore(new MongoViewStore(database));
        List<Positioned> batch = positioned(viewed(1, 10), viewed(2, 20), viewed(1, 20), viewed(2, -15));
        store.breakWrites(killedBefore::equals);
        assertThatThrownBy(() -> folding(store).apply(batch)).hasMessageContaining("killed before writing");
        store.repair();

        folding(store).apply(batch.subList(0, 1));
        folding(store).apply(batch.subList(1, 3));
        folding(store).apply(batch.subList(3, 4));

        assertThat(ranking(store).page(RankedView.RANKING, new Page(1, 10)).items())
                .containsExactly(new Entry(30, 1), new Entry(5, 2));
    }

    private DocumentFolding<Long> folding(ViewStore store) {
        ViewReads reads = reads(store);
        return new DocumentFolding<>(
                view,
                reads.documents(view, view.name()),
                Optional.of(new ViewLists(reads).of(view.name())),
                new Parking(new MemoryParking(), view.name()));
    }

    private StoredLists ranking(ViewStore store) {
        return new ViewLists(reads(store)).of(view.name());
    }

    private static ViewReads reads(ViewStore store) {
        return new ViewReads(store, Duration.ofSeconds(10));
    }

    private static List<Positioned> positioned(PostViewed... events) {
        List<Positioned> positioned = new ArrayList<>();
        for (PostViewed event : events) {
            positioned.add(new Positioned(positioned.size() + 1, event));
        }
        return positioned;
    }
}
