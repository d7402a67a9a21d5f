package stoa.server.wrong;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;

/** Handles each kind of message where none belongs. */
final class HandlesEverything {

    @CommandHandler
    void command(String command) {}

    @EventSourcingHandler
    void sourced(String event) {}

    @EventHandler
    void event(String event) {}

    @QueryHandler
    String query(String query) {
        return query;
    }
}
