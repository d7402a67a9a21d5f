package stoa.vault.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Intent;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedDocuments.Parked;
import stoa.vault.ParkedDocuments.Waiting;
import stoa.vault.VaultNode;

class ParkedDocumentsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static VaultNode node;
    private static ParkedDocuments parked;

    @BeforeAll
    static void start() {
        node = VaultNode.on(DATABASE);
        parked = node.get(ParkedDocuments.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void events_wait_in_ledger_order_each_once_and_outlive_a_restart() {
        parked.park("posts", "p1", new Waiting(20, "behind 10"));
        parked.park("posts", "p1", new Waiting(10, "no such tag"));
        parked.park("posts", "p1", new Waiting(10, "again"));
        parked.park("posts", "p2", new Waiting(11, "other"));

        try (VaultNode restarted = VaultNode.on(DATABASE)) {
            ParkedDocuments later = restarted.get(ParkedDocuments.class);
            assertThat(later.stopped("posts")).isEqualTo(Map.of("p1", 10L, "p2", 11L));
            assertThat(later.waiting("posts", "p1"))
                    .containsExactly(new Waiting(10, "no such tag"), new Waiting(20, "behind 10"));
        }
        assertThat(parked.stopped("people")).isEmpty();
    }

    @Test
    void a_released_document_waits_no_more_and_the_others_do() {
        parked.park("feed", "f1", new Waiting(1, "cause"));
        parked.park("feed", "f2", new Waiting(2, "cause"));

        parked.release("feed", "f1");
        parked.release("feed", "f1");

        assertThat(parked.stopped("feed")).containsOnlyKeys("f2");
        assertThat(parked.waiting("feed", "f1")).isEmpty();
    }

    @Test
    void what_is_parked_is_listed_with_its_first_failure_and_how_much_waits() {
        parked.park("pages", "p2", new Waiting(8, "broken"));
        parked.park("pages", "p1", new Waiting(5, "no such tag"));
        parked.park("pages", "p1", new Waiting(6, "behind 5"));

        PageOf<Parked> listed = parked.list("pages", new Page(1, 1));
        assertThat(listed.total()).isEqualTo(2);
        assertThat(listed.items()).singleElement().satisfies(first -> {
            assertThat(first.document()).isEqualTo("p1");
            assertThat(first.failed()).isEqualTo(new Waiting(5, "no such tag"));
            assertThat(first.waiting()).isEqualTo(2);
        });
        assertThat(parked.list(new Page(1, 100)).items())
                .extracting(Parked::view)
                .contains("pages");
        assertThat(parked.waiting("pages", "p1", new Page(2, 1)))
                .isEqualTo(new PageOf<>(List.of(new Waiting(6, "behind 5")), 2));
    }

    @Test
    void a_retry_that_fails_later_leaves_what_it_has_not_folded_with_the_new_cause() {
        parked.park("tallies", "t", new Waiting(1, "first cause"));
        parked.park("tallies", "t", new Waiting(2, "behind 1"));
        parked.park("tallies", "t", new Waiting(3, "behind 1"));

        parked.parkAgain("tallies", "t", new Waiting(2, "second cause"));

        assertThat(parked.waiting("tallies", "t"))
                .containsExactly(new Waiting(2, "second cause"), new Waiting(3, "behind 1"));
    }

    @Test
    void what_was_evicted_stays_evicted_also_when_the_document_is_released() {
        Intent intent = new Intent(new AccountId(1), "dead-letters.evict", "rounds/r", "beyond repair");
        long act = node.get(OperatorActs.class).record(intent);

        parked.evict("rounds", "r", 7, act);
        parked.evict("rounds", "r", 7, act);
        parked.release("rounds", "r");

        assertThat(parked.evicted("rounds")).isEqualTo(Map.of("r", Set.of(7L)));
        assertThat(parked.evicted("others")).isEmpty();
    }
}
