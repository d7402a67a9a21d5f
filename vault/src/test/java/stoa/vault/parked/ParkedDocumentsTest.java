package stoa.vault.parked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.ParkedDocuments;
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
            assertThat(later.parked("posts")).containsExactlyInAnyOrder("p1", "p2");
            assertThat(later.waiting("posts", "p1"))
                    .containsExactly(new Waiting(10, "no such tag"), new Waiting(20, "behind 10"));
        }
        assertThat(parked.parked("people")).isEmpty();
    }

    @Test
    void a_released_document_waits_no_more_and_the_others_do() {
        parked.park("feed", "f1", new Waiting(1, "cause"));
        parked.park("feed", "f2", new Waiting(2, "cause"));

        parked.release("feed", "f1");
        parked.release("feed", "f1");

        assertThat(parked.parked("feed")).containsExactly("f2");
        assertThat(parked.waiting("feed", "f1")).isEmpty();
    }
}
