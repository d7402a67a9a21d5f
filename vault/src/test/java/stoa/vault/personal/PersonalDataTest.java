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
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PersonalDataCipher;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.PersonalKeys;
import stoa.vault.VaultNode;
import stoa.vault.platform.SealBrokenException;

class PersonalDataTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final AtomicLong ACCOUNTS = new AtomicLong(4_000);

    private static VaultNode one;
    private static VaultNode two;
    private static PersonalDataCipher here;
    private static PersonalDataCipher there;

    private final AccountId alice = new AccountId(ACCOUNTS.incrementAndGet());
    private final AccountId bob = new AccountId(ACCOUNTS.incrementAndGet());

    @BeforeAll
    static void start() {
        one = VaultNode.on(DATABASE);
        two = VaultNode.on(DATABASE);
        here = one.get(PersonalDataCipher.class);
        there = two.get(PersonalDataCipher.class);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void connect() {
        one.connected();
        two.connected();
    }

    @Test
    void what_one_node_encrypts_another_reads() {
        String first = here.encrypt(alice, "Zoë 🦊");
        String second = here.encrypt(alice, "Zoë 🦊");

        assertThat(first).startsWith("v1.").isNotEqualTo(second).doesNotContain("Zoë");
        assertThat(there.decrypt(alice, first)).contains("Zoë 🦊");
        assertThat(there.decrypt(alice, there.encrypt(alice, ""))).contains("");
    }

    @Test
    void nobody_elses_key_opens_it() {
        String alices = here.encrypt(alice, "secret");
        here.encrypt(bob, "other");

        assertThatThrownBy(() -> here.decrypt(bob, alices)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> here.decrypt(alice, "plain text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void after_erasure_it_reads_as_empty_on_every_node_and_nothing_new_is_encrypted() {
        String kept = here.encrypt(alice, "secret");
        String bobs = here.encrypt(bob, "his");
        assertThat(there.decrypt(alice, kept)).isPresent();

        one.get(PersonalKeys.class).erase(alice);

        assertThat(here.decrypt(alice, kept)).isEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> there.decrypt(alice, kept)
                .isEmpty());
        assertThatThrownBy(() -> here.encrypt(alice, "more")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> there.encrypt(alice, "more")).isInstanceOf(IllegalStateException.class);
        assertThat(there.decrypt(bob, bobs)).contains("his");
    }

    @Test
    void an_erasure_that_was_missed_while_cut_off_is_known_once_connected_again() {
        String kept = here.encrypt(alice, "secret");
        assertThat(there.decrypt(alice, kept)).isPresent();
        one.jdbc()
                .sql("UPDATE vault.personal_key SET wrapped = NULL, erased_at = now() WHERE account = ?")
                .param(alice.value())
                .update();

        DATABASE.cutConnections();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> there.decrypt(alice, kept)
                .isEmpty());
    }

    @Test
    void erasing_again_or_somebody_who_never_had_a_key_changes_nothing() {
        String kept = here.encrypt(alice, "secret");
        PersonalKeys keys = one.get(PersonalKeys.class);

        keys.erase(alice);
        keys.erase(alice);
        keys.erase(bob);

        assertThat(here.decrypt(alice, kept)).isEmpty();
        assertThatThrownBy(() -> here.encrypt(bob, "anything")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_lost_vault_is_not_taken_for_an_erasure() {
        String kept = here.encrypt(alice, "secret");
        one.jdbc()
                .sql("DELETE FROM vault.personal_key WHERE account = ?")
                .param(alice.value())
                .update();

        try (VaultNode restarted = VaultNode.on(DATABASE)) {
            PersonalDataCipher cipher = restarted.get(PersonalDataCipher.class);
            assertThatThrownBy(() -> cipher.decrypt(alice, kept)).hasMessageContaining("does not belong to the data");
        }
    }

    @Test
    void first_uses_at_once_on_two_nodes_agree_on_one_key() throws Exception {
        List<Callable<String>> encryptions = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            PersonalDataCipher node = i % 2 == 0 ? here : there;
            encryptions.add(() -> node.encrypt(alice, "secret"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> encrypted : threads.invokeAll(encryptions)) {
                assertThat(here.decrypt(alice, encrypted.get())).contains("secret");
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

        try (VaultNode restarted = VaultNode.on(DATABASE)) {
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
