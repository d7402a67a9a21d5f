package stoa.vault.operator;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.vault.OperatorActs;
import stoa.vault.platform.VaultDatabase;

/** One row per act. */
@Component
class PostgresOperatorActs implements OperatorActs {

    private final VaultDatabase database;
    private final ActRows rows;

    PostgresOperatorActs(VaultDatabase database, ActRows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public long record(Intent intent) {
        return database.inTransaction(() -> rows.insert(intent));
    }

    @Override
    public void conclude(long act, String outcome) {
        database.inTransaction(() -> {
            rows.conclude(act, outcome);
            return act;
        });
    }

    @Override
    public Optional<Act> find(long act) {
        return rows.find(act);
    }

    @Override
    public PageOf<Act> list(Page page) {
        long total = database.jdbc()
                .sql("SELECT count(*) FROM vault.operator_act")
                .query(Long.class)
                .single();
        return new PageOf<>(rows.newest(page.offset(), page.size()), total);
    }

    @Override
    public PageOf<Act> list(String subject, Page page) {
        long total = database.jdbc()
                .sql("SELECT count(*) FROM vault.operator_act WHERE subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
        return new PageOf<>(rows.newest(subject, page.offset(), page.size()), total);
    }
}
