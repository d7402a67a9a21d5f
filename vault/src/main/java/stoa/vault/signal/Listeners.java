package stoa.vault.signal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to what on this node. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Map<String, List<Listener>> byChannel = new ConcurrentHashMap<>();

    void add(String channel, Consumer<String> onNotice, Runnable onReconnect) {
        byChannel
                .computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>())
                .add(new Listener(onNotice, onReconnect));
    }

    /** A listener that fails harms no other; what it missed it catches up on at the next reconnect. */
    void deliver(String message) {
        int space = message.indexOf(' ');
        String channel = message.substring(0, space);
        for (Listener listener : byChannel.getOrDefault(channel, List.of())) {
            try {
                listener.onNotice().accept(message.substring(space + 1));
            } catch (RuntimeException e) {
                LOG.error("A listener failed on a notice of {}", channel, e);
            }
        }
    }

    /** Lets all start over; if one can not, the connection is not yet of use, so its failure goes to the caller. */
    void startOver() {
        byChannel
                .values()
                .forEach(onChannel ->
                        onChannel.forEach(listener -> listener.onReconnect().run()));
    }

    private record Listener(Consumer<String> onNotice, Runnable onReconnect) {}
}
