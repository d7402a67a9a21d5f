package stoa.vault.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.VaultNode;
import stoa.vault.ViewVersions;
import stoa.vault.ViewVersions.Failure;
import stoa.vault.ViewVersions.State;
import stoa.vault.ViewVersions.Version;

class ViewVersionsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final Failure FAILURE = new Failure(7, "post 42", "no such tag\nand more");

    private static VaultNode node;
    private static ViewVersions versions;

    @BeforeAll
    static void start() {
        node = VaultNode.on(DATABASE);
        versions = node.get(ViewVersions.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_view_is_read_in_its_first_fill_until_another_is_made_live() {
        assertThat(versions.begin("feed")).hasValue(2);
        assertThat(of("feed")).extracting(Version::live).containsExactly(true, false);

        assertThat(versions.makeLive("feed", 1, 2)).as("still filling").isFalse();
        assertThat(versions.change("feed", 2, Set.of(State.FILLING), State.FOLLOWING))
                .isTrue();
        assertThat(versions.makeLive("feed", 1, 2)).isTrue();
        assertThat(versions.makeLive("feed", 1, 2)).as("twice").isFalse();

        try (VaultNode restarted = VaultNode.on(DATABASE)) {
            assertThat(restarted.get(ViewVersions.class).all().stream()
                            .filter(version -> version.view().equals("feed")))
                    .extracting(Version::live)
                    .containsExactly(false, true);
        }
        assertThat(versions.makeLive("feed", 2, 1)).as("and back").isTrue();
    }

    @Test
    void there_is_one_version_beside_the_live_one_and_no_number_is_used_twice() {
        List<OptionalInt> begun = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> versions.begin("tags")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(begun).filteredOn(OptionalInt::isPresent).containsExactly(OptionalInt.of(2));

        assertThat(versions.change("tags", 2, Set.of(State.FILLING), State.DROPPING))
                .isTrue();
        assertThat(versions.begin("tags")).as("not gone yet").isEmpty();
        assertThat(versions.change("tags", 2, Set.of(State.DROPPING), State.DROPPED))
                .isTrue();
        assertThat(of("tags")).extracting(Version::fill).containsExactly(1);
        assertThat(versions.begin("tags")).hasValue(3);
    }

    @Test
    void the_version_that_is_read_is_never_stopped_failed_or_dropped() {
        versions.begin("page");
        assertThat(versions.change("page", 1, Set.of(State.FOLLOWING), State.DROPPING))
                .isFalse();
        versions.fail("page", 1, FAILURE);
        assertThat(of("page").getFirst().state()).isEqualTo(State.FOLLOWING);
    }

    @Test
    void a_failure_is_told_until_the_version_goes_on() {
        versions.begin("tally");
        versions.fail("tally", 2, FAILURE);
        assertThat(of("tally").getLast().failure()).contains(FAILURE);
        assertThat(of("tally").getLast().state()).isEqualTo(State.FAILED);

        versions.change("tally", 2, Set.of(State.FAILED), State.FILLING);
        assertThat(of("tally").getLast().failure()).isEmpty();
    }

    @Test
    void every_node_is_told_of_every_change() {
        try (VaultNode other = VaultNode.on(DATABASE).connected()) {
            AtomicInteger told = new AtomicInteger();
            other.get(ViewVersions.class).listen(told::incrementAndGet);
            versions.begin("hot");
            await().until(() -> told.get() > 0);
        }
    }

    private static List<Version> of(String view) {
        return versions.all().stream()
                .filter(version -> version.view().equals(view))
                .toList();
    }
}
