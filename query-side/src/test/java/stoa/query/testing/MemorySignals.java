package stoa.query.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import stoa.vault.Signals;

/** Signals between the nodes of a test, which live in one JVM. */
public final class MemorySignals implements Signals {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Listener(String channel, Consumer<String> onNotice, Runnable onReconnect) {}

    @Override
    public void send(String channel, String notice) {
        listeners.stream()
                .filter(listener -> listener.channel().equals(channel))
                .forEach(listener -> listener.onNotice().accept(notice));
    }

    @Override
    public void listen(String channel, Consumer<String> onNotice, Runnable onReconnect) {
        listeners.add(new Listener(channel, onNotice, onReconnect));
    }

    /** As if the connection had been away for a while. */
    public void reconnect() {
        listeners.forEach(listener -> listener.onReconnect().run());
    }
}
