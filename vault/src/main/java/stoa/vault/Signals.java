package stoa.vault;

import java.util.function.Consumer;

/**
 * Short notices to all nodes (LISTEN/NOTIFY): fast, and lost while a node is cut off. A listener must therefore be able
 * to start over whenever its {@code onReconnect} runs. Listeners run one after another on one thread: they must be
 * short.
 */
public interface Signals {

    /**
     * Sends a notice of at most 7 900 bytes to every node's listeners, this one's included. Within a transaction it is
     * sent when that commits, and not at all if it does not.
     */
    void send(String channel, String notice);

    /**
     * Calls {@code onNotice} for each notice, in the order in which they were committed, and {@code onReconnect} after
     * any gap in which some may have been lost.
     */
    void listen(String channel, Consumer<String> onNotice, Runnable onReconnect);

    /**
     * Whether notices are known to arrive: false from a few seconds after the connection died until all listeners have
     * started over.
     */
    default boolean connected() {
        return true;
    }
}
