package stoa.vault.operator;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.vault.OperatorActs.Act;
import stoa.vault.OperatorActs.Intent;
import stoa.vault.OperatorActs.Outcome;
import stoa.vault.platform.MasterKey;
import stoa.vault.platform.Sealing;
import stoa.vault.platform.VaultDatabase;

/** The rows of acts, in whatever transaction the caller is in. */
@Component
class ActRows {

    private static final String COLUMNS =
            "SELECT id, at, account, what, subject, sealed_why, concluded_at, sealed_outcome FROM vault.operator_act ";

    private final VaultDatabase database;
    private final SecretKey key;

    ActRows(VaultDatabase database, MasterKey masterKey) {
        this.database = database;
        this.key = masterKey.keyFor("operator-acts");
    }

    long insert(Intent intent) {
        long id = jdbc().sql("SELECT nextval(pg_get_serial_sequence('vault.operator_act', 'id'))")
                .query(Long.class)
                .single();
        jdbc().sql("INSERT INTO vault.operator_act (id, account, what, subject, sealed_why)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, ?, ?, ?, ?)")
                .params(id, intent.by().value(), intent.what(), intent.subject(), seal(id, "reason", intent.why()))
                .update();
        return id;
    }

    void conclude(long id, String outcome) {
        jdbc().sql("UPDATE vault.operator_act SET concluded_at = clock_timestamp(), sealed_outcome = ?"
                        + " WHERE id = ? AND concluded_at IS NULL")
                .params(seal(id, "outcome", outcome), id)
                .update();
    }

    Optional<Act> find(long id) {
        return jdbc().sql(COLUMNS + "WHERE id = ?")
                .param(id)
                .query((row, index) -> read(row))
                .optional();
    }

    List<Act> newest(long offset, int limit) {
        return jdbc().sql(COLUMNS + "ORDER BY id DESC OFFSET ? LIMIT ?")
                .params(offset, limit)
                .query((row, index) -> read(row))
                .list();
    }

    List<Act> newest(String subject, long offset, int limit) {
        return jdbc().sql(COLUMNS + "WHERE subject = ? ORDER BY id DESC OFFSET ? LIMIT ?")
                .params(subject, offset, limit)
                .query((row, index) -> read(row))
                .list();
    }

    private Act read(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Intent intent = new Intent(
                new AccountId(row.getLong("account")),
                row.getString("what"),
                row.getString("subject"),
                open(id, "reason", row.getBytes("sealed_why")));
        Timestamp concluded = row.getTimestamp("concluded_at");
        Optional<Outcome> outcome = concluded == null
                ? Optional.empty()
                : Optional.of(new Outcome(concluded.toInstant(), open(id, "outcome", row.getBytes("sealed_outcome"))));
        return new Act(id, row.getTimestamp("at").toInstant(), intent, outcome);
    }

    private byte[] seal(long id, String part, String text) {
        return Sealing.seal(key, part + " of act " + id, text.getBytes(StandardCharsets.UTF_8));
    }

    private String open(long id, String part, byte[] sealed) {
        return new String(Sealing.open(key, part + " of act " + id, sealed), StandardCharsets.UTF_8);
    }

    private JdbcClient jdbc() {
        return database.jdbc();
    }
}
