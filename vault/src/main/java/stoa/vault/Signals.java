package stoa.vault;

import java.util.function.Consumer;

/**
 * Short notices to all nodes (LISTEN/NOTIFY): fast, and lost while a node is cut off. A listener must therefore be able
 * to start over whenever its {@code onReconnect} runs.
 */
public interface Signals {

    /** Sends a notice of at most 7 900 bytes to every node's listeners, this one's included. */
    void send(String channel, String notice);

    /** Calls {@code onNotice} for each notice, and {@code onReconnect} after any gap in which some may have been lost. */
    void listen(String channel, Consumer<String> onNotice, Runnable onReconnect);
}
