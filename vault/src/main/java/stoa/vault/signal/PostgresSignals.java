package stoa.vault.signal;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import stoa.vault.Signals;
import stoa.vault.platform.VaultDatabase;

/**
 * All channels over one PostgreSQL channel, so that the listening connection never has to be interrupted to listen to
 * another one.
 */
@Component
class PostgresSignals implements Signals, InitializingBean, DisposableBean {

    static final String POSTGRES_CHANNEL = "stoa_vault";

    /** PostgreSQL takes 7 999 bytes; the rest is for the channel's name. */
    private static final int NOTICE_BYTES = 7_900;

    private static final int CHANNEL_CHARACTERS = 90;

    private final VaultDatabase database;
    private final Listeners listeners = new Listeners();
    private final ListeningThread thread;

    PostgresSignals(VaultDatabase database) {
        this.database = database;
        this.thread = new ListeningThread(database.dataSource(), listeners);
    }

    @Override
    public void send(String channel, String notice) {
        requireName(channel);
        if (notice.getBytes(StandardCharsets.UTF_8).length > NOTICE_BYTES) {
            throw new IllegalArgumentException("A notice on " + channel + " is longer than " + NOTICE_BYTES + " bytes");
        }
        database.jdbc()
                .sql("SELECT pg_notify(?, ?)")
                .params(POSTGRES_CHANNEL, channel + " " + notice)
                .query((row, index) -> true)
                .single();
    }

    @Override
    public void listen(String channel, Consumer<String> onNotice, Runnable onReconnect) {
        requireName(channel);
        listeners.add(channel, onNotice, onReconnect);
    }

    @Override
    public boolean connected() {
        return thread.connected();
    }

    @Override
    public void afterPropertiesSet() {
        thread.start();
    }

    @Override
    public void destroy() {
        thread.close();
    }

    private static void requireName(String channel) {
        if (channel.length() > CHANNEL_CHARACTERS || !channel.matches("[a-z0-9.:_-]+")) {
            throw new IllegalArgumentException("Not a channel's name: " + channel);
        }
    }
}
