package stoa.bench.ledger;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import stoa.command.platform.AppendOutcome;
import stoa.command.platform.DecidingCommandBus;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerSettings;
import stoa.ledger.axon.LedgerEventStore;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.PostgresLedger;

/** Our ledger with the command bus that belongs to it. */
public final class LedgerSide implements AutoCloseable {

    private static final int READING_CONNECTIONS = 8;

    private final LedgerDatabase database;
    private final Ledger ledger;
    private final LedgerEventStore store;

    public LedgerSide(String url, Serializer serializer) {
        database = LedgerDatabase.at(url, "postgres", "", READING_CONNECTIONS);
        ledger = PostgresLedger.open(database, LedgerSettings.defaults());
        store = LedgerEventStore.over(ledger)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    public LedgerEventStore store() {
        return store;
    }

    public CommandBus bus() {
        return new DecidingCommandBus(SimpleCommandBus.builder(), new Outcome(), true);
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }

    private static final class Outcome implements AppendOutcome {

        @Override
        public Optional<Appended> of(UnitOfWork<?> unitOfWork) {
            return LedgerEventStore.appended(unitOfWork)
                    .map(appended -> new Appended(appended.lastPosition(), appended.names()));
        }

        @Override
        public List<Class<?>> published(UnitOfWork<?> unitOfWork) {
            return LedgerEventStore.published(unitOfWork);
        }
    }
}
