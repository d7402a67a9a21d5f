package stoa.vault.due;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.vault.DueDates;
import stoa.vault.platform.VaultDatabase;

/**
 * One row per subject. Rows that another node is claiming are passed over, and a claim is a time in the row, so that
 * it ends with its holder.
 */
@Component
class PostgresDueDates implements DueDates {

    private final VaultDatabase database;

    PostgresDueDates(VaultDatabase database) {
        this.database = database;
    }

    @Override
    public void put(String kind, Map<String, Optional<Instant>> times) {
        List<String> forgotten = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<String> due = new ArrayList<>();
        times.forEach((subject, time) -> time.ifPresentOrElse(
                at -> {
                    subjects.add(subject);
                    due.add(at.toString());
                },
                () -> forgotten.add(subject)));
        database.jdbc()
                .sql("""
                        WITH forgotten AS (
                          DELETE FROM vault.due_date WHERE kind = :kind AND subject = ANY (:forgotten))
                        INSERT INTO vault.due_date (kind, subject, due_at)
                        SELECT :kind, subject, due_at FROM unnest(:subjects::text[], :due::timestamptz[])
                          AS due (subject, due_at)
                        ON CONFLICT (kind, subject) DO UPDATE
                          SET due_at = excluded.due_at, held_until = '-infinity'""")
                .param("kind", kind)
                .param("forgotten", forgotten.toArray(String[]::new))
                .param("subjects", subjects.toArray(String[]::new))
                .param("due", due.toArray(String[]::new))
                .update();
    }

    @Override
    public List<String> claim(String kind, int atMost, Duration lease) {
        return database.durably(() -> database.jdbc()
                .sql("""
                        WITH due AS (
                          SELECT subject FROM vault.due_date
                          WHERE kind = :kind AND due_at <= clock_timestamp() AND held_until <= clock_timestamp()
                          ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED),
                        claimed AS (
                          UPDATE vault.due_date AS held
                          SET held_until = clock_timestamp() + :lease * interval '1 ms'
                          FROM due WHERE held.kind = :kind AND held.subject = due.subject
                          RETURNING held.subject, held.due_at)
                        SELECT subject FROM claimed ORDER BY due_at""")
                .param("kind", kind)
                .param("lease", lease.toMillis())
                .param("atMost", atMost)
                .query(String.class)
                .list());
    }
}
