package stoa.command.conversation;

import org.axonframework.config.ConfigurerModule;

/** The decisions about conversations, for tests of what they have to do with others. */
public final class Conversing {

    public static ConfigurerModule decisions() {
        return new ConversationDecisions();
    }

    private Conversing() {}
}
