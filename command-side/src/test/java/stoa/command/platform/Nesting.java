package stoa.command.platform;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import stoa.command.platform.Lamp.ThrowingTask;

/** Decides a command by sending another. */
final class Nesting {

    record Outer() {}

    private final CommandBus bus;
    private final ThrowingTask meanwhile;

    Nesting(CommandBus bus, ThrowingTask meanwhile) {
        this.bus = bus;
        this.meanwhile = meanwhile;
    }

    @CommandHandler
    String handle(Outer command) {
        return "outer of " + Dispatch.on(bus, new Lamp.Light(meanwhile)).getPayload();
    }
}
