package stoa.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temp;

    @Test
    void is_made_for_its_owner_alone() throws IOException {
        try (DataDirectory data = DataDirectory.lock(temp.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void is_refused_to_a_second_instance_in_one_sentence_that_names_the_first() throws IOException {
        try (DataDirectory first = DataDirectory.lock(temp)) {
            assertThat(first.path()).isEqualTo(temp);
            assertThatThrownBy(() -> DataDirectory.lock(temp))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(
                            "another Stoa (process " + ProcessHandle.current().pid())
                    .hasMessageContaining("STOA_DATA");
        }
    }

    @Test
    void is_free_again_once_the_first_has_ended() throws IOException {
        DataDirectory.lock(temp).close();
        DataDirectory.lock(temp).close();
    }

    @Test
    void says_so_when_it_is_no_directory() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.lock(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("can not be used");
    }
}
