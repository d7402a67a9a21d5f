package stoa.server.axon;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.command.platform.AppendOutcome;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;
import stoa.ledger.axon.LedgerEventStore;

/** Tells the command side what became of an append, in its own words. */
@Component
final class LedgerOutcome implements AppendOutcome {

    @Override
    public Optional<Appended> of(UnitOfWork<?> unitOfWork) {
        return LedgerEventStore.appended(unitOfWork)
                .map(appended -> new Appended(appended.lastPosition(), appended.names()));
    }

    @Override
    public List<Class<?>> published(UnitOfWork<?> unitOfWork) {
        return LedgerEventStore.published(unitOfWork);
    }

    @Override
    public Optional<Rejection> translate(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> refusal(cause).stream())
                .findFirst();
    }

    private static Optional<Rejection> refusal(Throwable cause) {
        return switch (cause) {
            case OutcomeUnknownException unknown ->
                Optional.of(new Rejection(KernelError.OUTCOME_UNKNOWN, "the ledger can not tell", unknown));
            case LedgerUnavailableException down ->
                Optional.of(new Rejection(KernelError.LEDGER_UNAVAILABLE, "the ledger takes no writes", down));
            default -> Optional.empty();
        };
    }
}
