package stoa.vault.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.testkit.TestPostgres;

class MasterKeyTest {

    private static final String KEY = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

    private final VaultDatabase database =
            new VaultDatabase(TestPostgres.freshDatabase().dataSource());

    @TempDir
    private Path directory;

    @Test
    void is_made_on_the_first_start_in_a_file_that_only_its_owner_may_read() throws IOException {
        MasterKey first = start(VaultSettings.withMasterKeyIn(directory.resolve("data")));
        MasterKey second = start(VaultSettings.withMasterKeyIn(directory.resolve("data")));

        Path file = directory.resolve("data/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).isEqualTo(first.toBase64()).isEqualTo(second.toBase64());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void may_be_given_as_a_setting_and_then_touches_no_file() throws IOException {
        start(withKey(KEY));
        start(withKey("  " + KEY + "\n"));

        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void that_is_another_one_stops_the_start_with_one_sentence() {
        start(withKey(KEY));
        String other = MasterKey.random().toBase64();

        assertThatThrownBy(() -> start(withKey(other)))
                .isInstanceOf(MasterKeyException.class)
                .hasMessage("The vault in this database was sealed with another master key than the one in the setting"
                        + " stoa.vault.master-key: start with the key that belongs to this database");
        assertThat(start(withKey(KEY)).toBase64()).isEqualTo(KEY);
    }

    @Test
    void whose_file_was_lost_is_not_replaced_by_a_new_one() {
        start(VaultSettings.withMasterKeyIn(directory.resolve("data")));
        Path elsewhere = directory.resolve("elsewhere");

        assertThatThrownBy(() -> start(VaultSettings.withMasterKeyIn(elsewhere)))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("its master key is not in " + elsewhere.resolve("master.key"));
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void that_others_may_read_is_refused() throws IOException {
        start(VaultSettings.withMasterKeyIn(directory));
        Path file = directory.resolve("master.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> start(VaultSettings.withMasterKeyIn(directory)))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void that_is_no_key_is_refused_without_being_quoted() {
        for (String wrong : List.of("hunter2!", "c2hvcnQ=", KEY + "AAAA")) {
            assertThatThrownBy(() -> start(withKey(wrong)))
                    .isInstanceOf(MasterKeyException.class)
                    .hasMessageStartingWith("The master key must be 32 bytes as base64")
                    .hasMessageNotContaining(wrong)
                    .hasNoCause();
        }
    }

    @RepeatedTest(5)
    void is_agreed_upon_when_nodes_start_for_the_first_time_at_once_on_one_directory() throws Exception {
        List<Callable<String>> starts = List.of(this::startedKey, this::startedKey, this::startedKey, this::startedKey);
        try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
            Set<String> keys = new HashSet<>();
            for (Future<String> started : threads.invokeAll(starts)) {
                keys.add(started.get());
            }

            assertThat(keys).hasSize(1);
        }
    }

    @Test
    void is_never_printed() {
        assertThat(MasterKey.ofBase64(KEY).toString()).doesNotContain(KEY);
        assertThat(withKey(KEY).toString()).doesNotContain(KEY);
    }

    @Test
    void gives_each_use_a_key_of_its_own_and_the_same_one_at_every_start() {
        MasterKey key = MasterKey.ofBase64(KEY);

        assertThat(key.keyFor("one").getEncoded())
                .hasSize(32)
                .isEqualTo(MasterKey.ofBase64(KEY).keyFor("one").getEncoded())
                .isNotEqualTo(key.keyFor("two").getEncoded());
    }

    private MasterKey start(VaultSettings settings) {
        return new MasterKeyCheck(database, settings).verified();
    }

    private String startedKey() {
        return start(VaultSettings.withMasterKeyIn(directory.resolve("data"))).toBase64();
    }

    private VaultSettings withKey(String key) {
        return new VaultSettings(key, directory, null, null, null, null, null, null);
    }
}
