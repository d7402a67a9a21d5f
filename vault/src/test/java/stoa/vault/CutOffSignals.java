package stoa.vault;

import java.util.function.Consumer;

/** The signals of a node that no notice reaches. */
public final class CutOffSignals implements Signals {

    @Override
    public void send(String channel, String notice) {
        // Nobody hears it, this node neither.
    }

    @Override
    public void listen(String channel, Consumer<String> onNotice, Runnable onReconnect) {
        // Never connected, so there is nothing to start over from.
    }

    @Override
    public boolean connected() {
        return false;
    }
}
