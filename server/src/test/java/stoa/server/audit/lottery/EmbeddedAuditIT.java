package stoa.server.audit.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.server.StoaTool;
import stoa.server.testing.ForumClient;
import stoa.server.testing.StoaProcess;

/** The audit beside a whole Stoa with its own PostgreSQL: one that runs, one that was killed, one that was stopped. */
class EmbeddedAuditIT {

    @TempDir
    Path data;

    private record Answer(int status, String out, String err) {}

    private Answer audit() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path software = Path.of(System.getProperty("java.io.tmpdir"), "stoa-test-postgres");
        int status = new StoaTool(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run("audit", "lottery", "--stoa.data=" + data, "--stoa.postgres.software=" + software);
        return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void assertClean(Answer answer) {
        assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.out()).contains("Everything holds").doesNotContain("NOT CHECKED");
    }

    @Test
    void it_reads_the_ledger_whether_the_server_runs_or_not_and_leaves_all_as_it_was() {
        assertThat(audit().err()).contains("there is no ledger in");
        try (StoaProcess stoa = StoaProcess.start(data)) {
            ForumClient.Account author = stoa.client().register("alice");
            assertThat(stoa.client().publish(author, "before")).isNotEmpty();
            assertClean(audit());
            assertThat(stoa.client().publish(author, "the server went on")).isNotEmpty();
            stoa.kill();
            assertClean(audit());
        }
        try (StoaProcess again = StoaProcess.start(data)) {
            assertThat(again.client().allPosts()).hasSize(2);
            again.interrupt();
            again.awaitEnd(Duration.ofSeconds(20));
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertClean(audit());
        assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isFalse();
    }
}
