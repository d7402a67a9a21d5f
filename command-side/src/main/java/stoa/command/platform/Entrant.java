package stoa.command.platform;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;

/** A command that is decided together with others, and its answer once it has one. */
final class Entrant {

    private final CommandMessage<?> command;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private CommandResultMessage<?> answer;

    Entrant(CommandMessage<?> command, MessageHandler<? super CommandMessage<?>> handler) {
        this.command = command;
        this.handler = handler;
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

    CommandResultMessage<?> answer() {
        return answer;
    }
}
