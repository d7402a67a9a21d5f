package stoa.vault.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.PersonalKeys;
import stoa.vault.VaultNode;
import stoa.vault.platform.SealBrokenException;

class PersonalDataTest {

    private static final AccountId ALICE = new AccountId(4_001);
    private static final AccountId BOB = new AccountId(4_002);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final VaultNode one = VaultNode.on(database).connected();
    private final VaultNode two = VaultNode.on(database).connected();
    private final PersonalDataCipher here = one.get(PersonalDataCipher.class);
    private final PersonalDataCipher there = two.get(PersonalDataCipher.class);

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void what_one_node_encrypts_another_reads() {
        String first = here.encrypt(ALICE, "Zoë 🦊");
        String second = here.encrypt(ALICE, "Zoë 🦊");

        assertThat(first).startsWith("v1.").isNotEqualTo(second).doesNotContain("Zoë");
        assertThat(there.decrypt(ALICE, first)).contains("Zoë 🦊");
        assertThat(there.decrypt(ALICE, there.encrypt(ALICE, ""))).contains("");
    }

    @Test
    void nobody_elses_key_opens_it() {
        String alices = here.encrypt(ALICE, "secret");
        here.encrypt(BOB, "other");

        assertThatThrownBy(() -> here.decrypt(BOB, alices)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> here.decrypt(ALICE, "plain text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void after_erasure_it_reads_as_empty_on_every_node_and_nothing_new_is_encrypted() {
        String kept = here.encrypt(ALICE, "secret");
        String bobs = here.encrypt(BOB, "his");
        assertThat(there.decrypt(ALICE, kept)).isPresent();

        one.get(PersonalKeys.class).erase(ALICE);

        assertThat(here.decrypt(ALICE, kept)).isEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> there.decrypt(ALICE, kept)
                .isEmpty());
        assertThatThrownBy(() -> here.encrypt(ALICE, "more")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> there.encrypt(ALICE, "more")).isInstanceOf(IllegalStateException.class);
        assertThat(there.decrypt(BOB, bobs)).contains("his");
    }

    @Test
    void an_erasure_that_was_missed_while_cut_off_is_known_once_connected_again() {
        String kept = here.encrypt(ALICE, "secret");
        assertThat(there.decrypt(ALICE, kept)).isPresent();
        one.jdbc()
                .sql("UPDATE vault.personal_key SET wrapped = NULL, erased_at = now()")
                .update();

        database.cutConnections();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> there.decrypt(ALICE, kept)
                .isEmpty());
    }

    @Test
    void erasing_again_or_somebody_who_never_had_a_key_changes_nothing() {
        String kept = here.encrypt(ALICE, "secret");
        PersonalKeys keys = one.get(PersonalKeys.class);

        keys.erase(ALICE);
        keys.erase(ALICE);
        keys.erase(BOB);

        assertThat(here.decrypt(ALICE, kept)).isEmpty();
        assertThatThrownBy(() -> here.encrypt(BOB, "anything")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_lost_vault_is_not_taken_for_an_erasure() {
        String kept = here.encrypt(ALICE, "secret");
        one.jdbc().sql("DELETE FROM vault.personal_key").update();

        try (VaultNode restarted = VaultNode.on(database)) {
            PersonalDataCipher cipher = restarted.get(PersonalDataCipher.class);
            assertThatThrownBy(() -> cipher.decrypt(ALICE, kept)).hasMessageContaining("does not belong to the data");
        }
    }

    @Test
    void first_uses_at_once_on_two_nodes_agree_on_one_key() throws Exception {
        List<Callable<String>> encryptions = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            PersonalDataCipher node = i % 2 == 0 ? here : there;
            encryptions.add(() -> node.encrypt(ALICE, "secret"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> encrypted : threads.invokeAll(encryptions)) {
                assertThat(here.decrypt(ALICE, encrypted.get())).contains("secret");
            }
        }
    }

    @Test
    void reading_many_people_in_the_order_of_their_ids_reads_each_as_itself() {
        List<String> encrypted = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            encrypted.add(here.encrypt(new AccountId(10_000 + 3L * i), "person " + i));
        }
        one.get(PersonalKeys.class).erase(new AccountId(10_000 + 3L * 700));

        try (VaultNode restarted = VaultNode.on(database)) {
            PersonalDataCipher cipher = restarted.get(PersonalDataCipher.class);
            Set<Integer> empty = new HashSet<>();
            for (int i = 0; i < encrypted.size(); i++) {
                String expected = "person " + i;
                cipher.decrypt(new AccountId(10_000 + 3L * i), encrypted.get(i))
                        .ifPresentOrElse(read -> assertThat(read).isEqualTo(expected), markEmpty(empty, i));
            }
            assertThat(empty).containsExactly(700);
        }
    }

    private static Runnable markEmpty(Set<Integer> empty, int person) {
        return () -> empty.add(person);
    }
}
