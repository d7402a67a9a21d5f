package stoa.command.platform;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

/** Sends a command and waits for what the bus says. */
final class Dispatch {

    static CommandResultMessage<?> on(CommandBus bus, Object command) {
        return on(bus, command, Map.of());
    }

    static CommandResultMessage<?> on(CommandBus bus, Object command, Map<String, ?> metadata) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command).withMetaData(metadata),
                (message, result) -> answer.complete(result));
        return answer.join();
    }

    private Dispatch() {}
}
