package stoa.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.server.erasure.ErasureListFile.Line;
import stoa.vault.Erasures.Erasure;

class ErasureListFileTest {

    private static final UUID LEDGER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Erasure OF_ADA = new Erasure(new AccountId(7), ErasureReason.OWN_WISH, NOON);
    private static final Erasure OF_BOB = new Erasure(new AccountId(8), ErasureReason.LEGAL, NOON.plusSeconds(1));

    @TempDir
    private Path directory;

    private ErasureListFile list;

    @BeforeEach
    void name() {
        list = new ErasureListFile(directory.resolve("beside the backups/erasures.list"));
    }

    @Test
    void gives_back_what_was_added_in_order_and_each_account_once() throws IOException {
        assertThat(list.read()).isEmpty();

        list.add(LEDGER, OF_ADA);
        list.add(LEDGER, OF_BOB);
        list.add(LEDGER, new Erasure(OF_ADA.account(), ErasureReason.ABUSE, NOON.plusSeconds(9)));

        assertThat(list.read()).containsExactly(new Line(LEDGER, OF_ADA), new Line(LEDGER, OF_BOB));
    }

    @Test
    void takes_lines_from_many_threads_at_once() throws IOException {
        IntStream.rangeClosed(1, 40).parallel().forEach(account -> {
            try {
                new ErasureListFile(list.path())
                        .add(LEDGER, new Erasure(new AccountId(1 + account % 20), ErasureReason.REQUEST, NOON));
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        });

        assertThat(list.read()).hasSize(20);
    }

    @Test
    void a_line_that_a_kill_tore_is_none_and_is_written_anew() throws IOException {
        list.add(LEDGER, OF_ADA);
        Files.writeString(list.path(), "{\"ledger\":\"0000", StandardOpenOption.APPEND);

        assertThat(list.read()).containsExactly(new Line(LEDGER, OF_ADA));
        list.add(LEDGER, OF_BOB);
        assertThat(list.read()).containsExactly(new Line(LEDGER, OF_ADA), new Line(LEDGER, OF_BOB));
    }

    @Test
    void a_line_that_can_not_be_read_is_no_torn_one_and_is_refused_by_its_number() throws IOException {
        list.add(LEDGER, OF_ADA);
        for (String line : new String[] {"nonsense", "{}", "{\"ledger\":7}", "[]"}) {
            Files.writeString(
                    list.path(),
                    Files.readString(list.path()).lines().findFirst().orElseThrow() + "\n");
            Files.writeString(list.path(), line + "\n", StandardOpenOption.APPEND);

            assertThatThrownBy(list::read)
                    .as(line)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line 2");
        }
    }
}
