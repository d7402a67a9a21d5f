package stoa.vault.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.vault.Credentials;
import stoa.vault.ErasureList;
import stoa.vault.Erasures;
import stoa.vault.LastActivity;
import stoa.vault.LastLogins;
import stoa.vault.PersonalKeys;
import stoa.vault.Sessions;
import stoa.vault.platform.VaultDatabase;

/** Each step can be done again, so that a reaction may begin anew wherever it was cut off. */
@Component
class PostgresErasures implements Erasures {

    private final VaultDatabase database;
    private final ErasureList list;
    private final PersonalKeys keys;
    private final Credentials credentials;
    private final LastLogins lastLogins;
    private final LastActivity activity;
    private final Sessions sessions;

    PostgresErasures(
            VaultDatabase database,
            ErasureList list,
            PersonalKeys keys,
            Credentials credentials,
            LastLogins lastLogins,
            LastActivity activity,
            Sessions sessions) {
        this.database = database;
        this.list = list;
        this.keys = keys;
        this.credentials = credentials;
        this.lastLogins = lastLogins;
        this.activity = activity;
        this.sessions = sessions;
    }

    /**
     * The list first: a backup from before, restored after, must find it there. The key before the sessions: a login
     * under way that still finds the password has its session open by then, and whoever comes later finds none.
     */
    @Override
    public void complete(Erasure erasure) {
        list.add(erasure);
        keys.erase(erasure.account());
        credentials.forget(erasure.account());
        lastLogins.forget(erasure.account());
        activity.forget(erasure.account());
        sessions.endAll(erasure.account());
    }

    @Override
    public List<Erasure> toRepeat() {
        return database.jdbc()
                .sql("SELECT account, reason, erased_at FROM vault.erasure_to_repeat ORDER BY erased_at, account")
                .query((row, index) -> erasure(row))
                .list();
    }

    @Override
    public void repeated(AccountId account) {
        database.durably(() -> database.jdbc()
                .sql("DELETE FROM vault.erasure_to_repeat WHERE account = ?")
                .param(account.value())
                .update());
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                new AccountId(row.getLong("account")),
                ErasureReason.valueOf(row.getString("reason")),
                row.getObject("erased_at", OffsetDateTime.class).toInstant());
    }
}
