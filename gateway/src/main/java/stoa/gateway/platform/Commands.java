package stoa.gateway.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ViewProgress;

/**
 * Sends commands and waits until what they did is durable and, for a while at most, until the views show it. A command
 * that succeeded is answered as a success even if the views are late.
 */
@Component
public final class Commands {

    private final CommandGateway gateway;
    private final ViewProgress views;
    private final GatewaySettings settings;
    private final Timer wait;
    private final Counter late;

    Commands(CommandGateway gateway, ViewProgress views, GatewaySettings settings, MeterRegistry meters) {
        this.gateway = gateway;
        this.views = views;
        this.settings = settings;
        this.wait = Timer.builder("stoa.read.your.writes")
                .description("How long writes waited for the views to show them")
                .publishPercentileHistogram()
                .register(meters);
        this.late = Counter.builder("stoa.read.your.writes.timeouts")
                .description("Writes that were answered before the views showed them")
                .register(meters);
    }

    /** Sends a command on somebody's behalf and returns its handler's answer, null if it gives none. */
    public <R> R send(Face face, AccountId actor, Object command, Class<R> answer) {
        return answer.cast(seen(command, onBehalfOf(face, actor)).getPayload());
    }

    /** Sends a command on somebody's behalf whose handler answers nothing of interest. */
    public void send(Face face, AccountId actor, Object command) {
        send(face, actor, command, Object.class);
    }

    /**
     * Sends a command on somebody's behalf without waiting for any view: for whoever learns what became of it by an
     * event that is shown live, and waits when they next read. Empty if nothing came of it.
     */
    public Optional<Unseen> sendUnseen(Face face, AccountId actor, Object command) {
        return Unseen.of(decided(command, onBehalfOf(face, actor)).getMetaData());
    }

    /** The same with its handler's answer. */
    public <R> Ahead<R> sendAhead(Face face, AccountId actor, Object command, Class<R> answer) {
        CommandResultMessage<?> result = decided(command, onBehalfOf(face, actor));
        return new Ahead<>(answer.cast(result.getPayload()), Unseen.of(result.getMetaData()));
    }

    /**
     * What a command came to before any view shows it.
     *
     * @param unseen empty if nothing came of it
     */
    public record Ahead<R>(R answer, Optional<Unseen> unseen) {}

    /** Sends a command of the service itself, without waiting for any view. */
    public void sendAsSystem(Object command) {
        decided(command, MetaData.with(MetaKeys.REQUEST_ID, requestId()));
    }

    /** Sends a command of the service itself and waits until the views show what it did. */
    public void sendAsSystemSeen(Object command) {
        sendAsSystemSeen(command, Object.class);
    }

    /** The same, and returns its handler's answer. */
    public <R> R sendAsSystemSeen(Object command, Class<R> answer) {
        return answer.cast(
                seen(command, MetaData.with(MetaKeys.REQUEST_ID, requestId())).getPayload());
    }

    private static MetaData onBehalfOf(Face face, AccountId actor) {
        return MetaData.from(origin(face)).and(MetaKeys.ACTOR, actor.toString());
    }

    private static Map<String, String> origin(Face face) {
        return Map.of(MetaKeys.FACE, face.name(), MetaKeys.REQUEST_ID, requestId());
    }

    private static String requestId() {
        return RequestIds.current().orElseGet(RequestIds::fresh);
    }

    private CommandResultMessage<?> decided(Object command, MetaData metaData) {
        Dispatched sent = dispatched(command, metaData);
        await(sent.outcome(), sent);
        return sent.result();
    }

    /** Waits once, for the outcome and for the views: whoever waits for others' commands too is woken but once. */
    private CommandResultMessage<?> seen(Object command, MetaData metaData) {
        Dispatched sent = dispatched(command, metaData);
        await(sent.shownBy(views, settings.readYourWrites()), sent);
        sent.waitedForViews().ifPresent(wait::record);
        if (!sent.isShown()) {
            late.increment();
        }
        return sent.result();
    }

    private Dispatched dispatched(Object command, MetaData metaData) {
        Dispatched sent = new Dispatched();
        gateway.send(new GenericCommandMessage<>(command, metaData), (message, result) -> sent.outcome()
                .complete(result));
        return sent;
    }

    /** Waits for something that follows on the outcome; once that is known, it has not failed, whatever follows. */
    private void await(CompletableFuture<?> end, Dispatched sent) {
        try {
            end.get(settings.commandTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException noEnd) {
            if (noEnd instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (!sent.outcome().isDone()) {
                throw new Rejection(KernelError.OUTCOME_UNKNOWN, "no outcome in time", noEnd);
            }
        } catch (ExecutionException failed) {
            throw Failures.asUnchecked(failed);
        }
    }
}
