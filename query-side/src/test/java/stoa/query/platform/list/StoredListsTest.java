package stoa.query.platform.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.read.Ownership;
import stoa.query.platform.view.Entry;
import stoa.query.testing.BreakableStore;
import stoa.query.testing.Mongos.Mongo;

class StoredListsTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final String LIST = "list";

    @ParameterizedTest
    @MethodSource(MONGOS)
    @DisplayName("every page agrees with a sorted set after any changes (seed printed)")
    void every_page_agrees_with_a_sorted_set_after_any_changes(Mongo mongo) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StoredLists lists = lists(new MongoViewStore(mongo.freshDatabase()));
        NavigableSet<Entry> expected = new TreeSet<>();
        long position = 0;
        for (int round = 0; round < 40; round++) {
            List<ListChange> changes = new ArrayList<>();
            int size = 1 + random.nextInt(400);
            for (int i = 0; i < size; i++) {
                boolean add = random.nextInt(4) > 0;
                // Mostly growing, as ids do, with late ones and ranks mixed in.
                Entry entry = new Entry(random.nextInt(3), round * 300L + random.nextInt(900));
                changes.add(new ListChange(++position, LIST, entry, add));
                if (add) {
                    expected.add(entry);
                } else {
                    expected.remove(entry);
                }
            }
            lists.apply(changes);
            int pages = expected.size() / 100 + 2;
            int page = 1 + random.nextInt(pages);
            assertThat(lists.page(LIST, new Page(page, 100)))
                    .as("seed %d, round %d, page %d", seed, round, page)
                    .isEqualTo(page(expected.descendingSet(), page));
            assertThat(lists.ascendingPage(LIST, new Page(page, 100)))
                    .as("seed %d, round %d, page %d from the smallest", seed, round, page)
                    .isEqualTo(page(expected, page));
            Entry asked = new Entry(random.nextInt(3), random.nextInt(13_000));
            assertThat(lists.firstAfter(LIST, asked))
                    .as("seed %d, round %d, after %s", seed, round, asked)
                    .isEqualTo(Optional.ofNullable(expected.higher(asked)));
            Entry end = new Entry(asked.rank() + random.nextInt(2), random.nextInt(13_000));
            assertStretch(lists, expected, asked, end, "seed " + seed + ", round " + round);
        }
        assertEachFollowsTheOneBefore(lists, expected, seed);
        for (int page = 1; page <= expected.size() / 100 + 2; page++) {
            assertThat(lists.page(LIST, new Page(page, 100)))
                    .as("seed %d", seed)
                    .isEqualTo(page(expected.descendingSet(), page));
            assertThat(lists.ascendingPage(LIST, new Page(page, 100)))
                    .as("seed %d, from the smallest", seed)
                    .isEqualTo(page(expected, page));
        }
    }

    private static void assertStretch(
            StoredLists lists, NavigableSet<Entry> expected, Entry after, Entry upTo, String when) {
        assertThat(lists.countAfter(Map.of(LIST, after, "unknown", after)))
                .as("%s, after %s", when, after)
                .isEqualTo(Map.of(LIST, (long) expected.tailSet(after, false).size(), "unknown", 0L));
        List<Entry> stretch = new ArrayList<>();
        for (Entry entry : expected.tailSet(after, false)) {
            stretch.add(entry);
            if (entry.compareTo(upTo) >= 0) {
                break;
            }
        }
        assertThat(lists.stretches(List.of(LIST, "unknown"), after, upTo))
                .as("%s, after %s up to %s", when, after, upTo)
                .isEqualTo(Map.of(LIST, stretch, "unknown", List.of()));
    }

    private static void assertEachFollowsTheOneBefore(StoredLists lists, NavigableSet<Entry> expected, long seed) {
        Entry before = Entry.FIRST;
        for (Entry entry : expected) {
            assertThat(lists.firstAfter(LIST, before)).as("seed %d", seed).contains(entry);
            before = entry;
        }
        assertThat(lists.firstAfter(LIST, before))
                .as("seed %d, after the last", seed)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_list_can_be_emptied_and_filled_again(Mongo mongo) {
        StoredLists lists = lists(new MongoViewStore(mongo.freshDatabase()));

        lists.apply(range(1, 3_000, true, 1));
        lists.apply(range(1, 3_000, false, 4_000));
        assertThat(lists.page(LIST, new Page(1, 10))).isEqualTo(new PageOf<>(List.of(), 0));

        lists.apply(range(500, 1_500, true, 8_000));
        assertThat(lists.page(LIST, new Page(1, 1))).isEqualTo(new PageOf<>(List.of(Entry.of(1_500)), 1_001));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void changes_that_are_delivered_again_are_passed_over(Mongo mongo) {
        StoredLists lists = lists(new MongoViewStore(mongo.freshDatabase()));
        ListChange added = new ListChange(1, LIST, Entry.of(5), true);
        ListChange removed = new ListChange(2, LIST, Entry.of(5), false);

        lists.apply(List.of(added, removed));
        lists.apply(List.of(added));

        assertThat(lists.total(LIST)).isZero();
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_kill_between_bucket_and_header_leaves_the_list_whole_and_is_made_good_by_redelivery(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        BreakableStore store = new BreakableStore(new MongoViewStore(database));
        lists(store).apply(range(1, 1_000, true, 1));
        PageOf<Entry> before = lists(store).page(LIST, new Page(10, 100));

        store.breakWrites("lists"::equals);
        List<ListChange> change = List.of(
                new ListChange(2_000, LIST, Entry.of(17), false), new ListChange(2_001, LIST, Entry.of(400), false));
        assertThatThrownBy(() -> lists(store).apply(change)).hasMessageContaining("killed before writing to lists");
        assertThat(database.getCollection("buckets").countDocuments())
                .as("new buckets, not named")
                .isPositive();
        assertThat(lists(store).page(LIST, new Page(10, 100))).isEqualTo(before);
        assertThat(lists(store).total(LIST)).isEqualTo(1_000);

        store.repair();
        lists(store).apply(change);
        assertThat(lists(store).total(LIST)).isEqualTo(998);
        assertThat(lists(store).page(LIST, new Page(10, 100)).items()).doesNotContain(Entry.of(17));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_slower_owner_can_not_spoil_what_a_faster_one_has_written(Mongo mongo) {
        ViewStore store = new MongoViewStore(mongo.freshDatabase());
        lists(store).apply(range(1, 1_000, true, 1));
        StoredLists slow = owned(store);
        assertThat(slow.total(LIST)).as("kept in the slow owner's memory").isEqualTo(1_000);

        lists(store)
                .apply(List.of(
                        new ListChange(2_000, LIST, Entry.of(1), false),
                        new ListChange(2_001, LIST, Entry.of(2), false)));
        slow.apply(List.of(new ListChange(2_000, LIST, Entry.of(1), false)));

        assertThat(lists(store).total(LIST)).isEqualTo(998);
        assertThat(lists(store).page(LIST, new Page(10, 100)).items()).last().isEqualTo(Entry.of(3));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_reader_who_holds_an_old_header_finds_the_list_as_it_is_now(Mongo mongo) {
        ViewStore store = new MongoViewStore(mongo.freshDatabase());
        lists(store).apply(range(1, 1_000, true, 1));
        StoredLists reader = owned(store);
        reader.total(LIST);

        StoredLists writer = lists(store);
        for (int i = 1; i <= 3; i++) {
            writer.apply(List.of(new ListChange(2_000 + i, LIST, Entry.of(i), false)));
        }

        assertThat(reader.page(LIST, new Page(10, 100)).items()).last().isEqualTo(Entry.of(4));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void any_page_of_a_hundred_thousand_costs_two_reads_and_a_change_writes_a_few_kilobytes(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        ViewStore store = new MongoViewStore(database);
        for (int from = 1; from < 100_000; from += 1_000) {
            lists(store).apply(range(from, from + 999, true, from));
        }

        for (int page : List.of(1, 100, 5_000, 10_000)) {
            StoredLists cold = lists(store);
            assertThat(mongo.reads(database.getName(), () -> assertThat(cold.page(LIST, new Page(page, 10)))
                            .isEqualTo(new PageOf<>(tenBelow(100_000 - (page - 1) * 10L), 100_000))))
                    .as("page %d", page)
                    .hasSizeLessThanOrEqualTo(2);
        }
        assertThat(database.getCollection("lists", RawBsonDocument.class)
                        .find()
                        .first()
                        .getByteBuffer()
                        .remaining())
                .as("the header, which each publishing writes")
                .isLessThan(12_000);
        assertThat(database.getCollection("buckets", RawBsonDocument.class).find())
                .allSatisfy(
                        bucket -> assertThat(bucket.getByteBuffer().remaining()).isLessThan(12_000));
    }

    private static List<Entry> tenBelow(long greatest) {
        return LongStream.range(0, 10).mapToObj(i -> Entry.of(greatest - i)).toList();
    }

    private static PageOf<Entry> page(NavigableSet<Entry> expected, int page) {
        List<Entry> all = List.copyOf(expected);
        int from = Math.min((page - 1) * 100, all.size());
        int to = Math.min(from + 100, all.size());
        return new PageOf<>(all.subList(from, to), all.size());
    }

    private static List<ListChange> range(long from, long to, boolean present, long position) {
        List<ListChange> changes = new ArrayList<>();
        for (long id = from; id <= to; id++) {
            changes.add(new ListChange(position + id - from, LIST, Entry.of(id), present));
        }
        return changes;
    }

    private static StoredLists lists(ViewStore store) {
        return new StoredLists(store, "lists", "buckets", new Ownership(Duration.ofSeconds(10), System::nanoTime));
    }

    /** One that answers from memory. */
    private static StoredLists owned(ViewStore store) {
        Ownership ownership = new Ownership(Duration.ofHours(1), System::nanoTime);
        ownership.confirmed(System.nanoTime());
        return new StoredLists(store, "lists", "buckets", ownership);
    }
}
