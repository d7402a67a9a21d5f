package stoa.vault.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.ClaimKeys;
import stoa.vault.VaultNode;

class ClaimKeysTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static VaultNode node;
    private static ClaimKeys keys;

    @BeforeAll
    static void start() {
        node = VaultNode.on(DATABASE);
        keys = node.get(ClaimKeys.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void names_that_people_take_for_the_same_have_the_same_key() {
        assertThat(keys.ofName(" Alice "))
                .isEqualTo(keys.ofName("ALICE"))
                .isEqualTo(keys.ofName("ａｌｉｃｅ"))
                .isNotEqualTo(keys.ofName("alicia"));
        assertThat(keys.ofName("Straße")).isEqualTo(keys.ofName("STRASSE"));
    }

    @Test
    void emails_are_the_same_but_for_case_and_blanks_around() {
        assertThat(keys.ofEmail(" Alice@Example.org ")).isEqualTo(keys.ofEmail("alice@example.org"));
        assertThat(keys.ofEmail("ALICE@EXAMPLE.ORG")).isEqualTo(keys.ofEmail("alice@example.org"));
        assertThat(keys.ofEmail("straße@example.org")).isNotEqualTo(keys.ofEmail("strasse@example.org"));
    }

    @Test
    void a_key_fits_into_a_streams_name_and_shows_nothing() {
        assertThat(keys.ofName("alice")).matches("[A-Za-z0-9_-]{43}");
        assertThat(keys.ofName("alice@example.org")).isNotEqualTo(keys.ofEmail("alice@example.org"));
    }

    @Test
    void keys_are_the_same_on_every_node_and_others_in_every_installation() {
        try (VaultNode other = VaultNode.on(DATABASE);
                VaultNode elsewhere = VaultNode.on(TestPostgres.freshDatabase())) {
            assertThat(other.get(ClaimKeys.class).ofName("alice")).isEqualTo(keys.ofName("alice"));
            assertThat(elsewhere.get(ClaimKeys.class).ofName("alice")).isNotEqualTo(keys.ofName("alice"));
        }
    }
}
