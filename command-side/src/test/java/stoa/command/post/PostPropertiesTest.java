package stoa.command.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicIds;
import stoa.api.post.Tag;
import stoa.api.post.command.CountViews;
import stoa.api.post.command.DeletePost;
import stoa.api.post.command.EditPost;
import stoa.api.post.command.PublishPost;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;
import stoa.api.post.event.PostViewed;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

/** What holds after any commands, on whichever of two nodes each arrives. The name of a test tells its seed. */
class PostPropertiesTest {

    private static final int COMMANDS = 400;
    private static final List<String> TAGS = List.of("go", "Go", "C", "C++", "C#", "java");

    private final MemoryLedger ledger = Decisions.ledger();
    private final CountedIds ids = new CountedIds();
    private final List<DecisionFixture> nodes = List.of(node(), node());

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void only_authors_change_posts_and_nothing_follows_a_deletion(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < COMMANDS; i++) {
            nodes.get(random.nextInt(nodes.size())).when(command(random));
        }
        Told told = new Told();
        ledger.appends().forEach(append -> {
            assertThat(append.byStream()).as("streams in one append").hasSize(1);
            append.byStream().forEach((stream, events) -> events.forEach(event -> told.apply(stream, event)));
        });
        assertThat(told.deleted).as("deleted posts").isNotEmpty();
        assertThat(told.counts).as("counts").isNotEmpty();
    }

    private Object command(SplittableRandom random) {
        AccountId account = new AccountId(1 + random.nextInt(3));
        PostId post = new PostId(CountedIds.FIRST + random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> new PublishPost(account, "t", "c", tags(random));
            case 1 -> new DeletePost(post, account);
            case 2 -> new CountViews(post, "count-" + random.nextInt(3), 1 + random.nextInt(9));
            case 3 -> new EditPost(post, account, "t", "c", Optional.empty());
            default -> new EditPost(post, account, "t", "c", Optional.of(tags(random)));
        };
    }

    private static List<Tag> tags(SplittableRandom random) {
        List<String> names = new ArrayList<>();
        for (String name : TAGS) {
            if (random.nextInt(3) == 0) {
                names.add(name);
            }
        }
        return Tag.listOf(names);
    }

    private DecisionFixture node() {
        return Decisions.node(ledger, new PostDecisions()).with(PublicIds.class, ids);
    }

    /** Posts as the events tell them, independent of the aggregate under test. */
    private static final class Told {

        private final Map<PostId, AccountId> authors = new HashMap<>();
        private final Map<PostId, List<Tag>> tags = new HashMap<>();
        private final Set<PostId> deleted = new HashSet<>();
        private final Set<String> counts = new HashSet<>();

        void apply(String stream, Object event) {
            switch (event) {
                case PostPublished e -> {
                    assertThat(authors.put(e.post(), e.author()))
                            .as("published once")
                            .isNull();
                    tags.put(e.post(), e.tags());
                }
                case PostEdited e -> {
                    changes(e.post(), e.author());
                    assertThat(e.untagged()).isEqualTo(lost(tags.put(e.post(), e.tags()), e.tags()));
                }
                case PostDeleted e -> {
                    changes(e.post(), e.author());
                    assertThat(e.tags()).isEqualTo(tags.get(e.post()));
                    deleted.add(e.post());
                }
                case PostViewed e -> {
                    // Of a post that has gone meanwhile too: a node may count before it hears of that.
                    assertThat(authors).containsKey(e.post());
                    assertThat(counts.add(stream)).as("counted once").isTrue();
                }
                default -> throw new AssertionError("not of this feature: " + event);
            }
        }

        private void changes(PostId post, AccountId author) {
            assertThat(authors).containsEntry(post, author);
            assertThat(deleted).doesNotContain(post);
        }

        private static List<Tag> lost(List<Tag> before, List<Tag> now) {
            Set<String> keys = now.stream().map(Tag::key).collect(Collectors.toSet());
            return before.stream().filter(tag -> !keys.contains(tag.key())).toList();
        }
    }
}
