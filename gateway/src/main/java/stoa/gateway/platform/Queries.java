package stoa.gateway.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** Asks the views. */
@Component
public final class Queries {

    private static final long PATIENCE_SECONDS = 10;

    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** The answer to a query; throws the {@link Rejection} it was refused with. */
    public <R> R ask(Object query, Class<R> answer) {
        CompletableFuture<R> asked = gateway.query(query, answer);
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException failed) {
            throw Failures.asUnchecked(failed);
        } catch (TimeoutException slow) {
            asked.cancel(true);
            throw new Rejection(KernelError.LEDGER_UNAVAILABLE, "no answer from the views", slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Rejection(KernelError.LEDGER_UNAVAILABLE, "interrupted", stopped);
        }
    }
}
