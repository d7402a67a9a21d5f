package stoa.command.platform;

import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that is decided together with others, its answer once it has one, and who is to be told. */
final class Entrant {

    private static final Logger log = LoggerFactory.getLogger(Entrant.class);

    private final CommandMessage<?> command;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private final Consumer<CommandResultMessage<?>> caller;
    private CommandResultMessage<?> answer;

    Entrant(
            CommandMessage<?> command,
            MessageHandler<? super CommandMessage<?>> handler,
            Consumer<CommandResultMessage<?>> caller) {
        this.command = command;
        this.handler = handler;
        this.caller = caller;
    }

    CommandMessage<?> command() {
        return command;
    }

    MessageHandler<? super CommandMessage<?>> handler() {
        return handler;
    }

    void answer(CommandResultMessage<?> decided) {
        answer = decided;
    }

    boolean unanswered() {
        return answer == null;
    }

    /** Tells the caller; what the caller fails at with it is nobody else's. */
    void tell() {
        try {
            caller.accept(answer);
        } catch (RuntimeException failure) {
            log.error("The answer to {} was not taken", command.getCommandName(), failure);
        }
    }
}
