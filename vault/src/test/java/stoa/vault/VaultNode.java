package stoa.vault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.testkit.TestDatabase;
import stoa.vault.platform.VaultConfiguration;
import stoa.vault.platform.VaultSettings;

/** One node of the vault, as the server would start it; several may share a database. */
public final class VaultNode implements AutoCloseable {

    private static final Path KEYS = temporaryDirectory();

    private final HikariDataSource pool;
    private final List<Erasures.Erasure> listed = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private VaultNode(TestDatabase database, VaultSettings settings) {
        this.pool = pool(database);
        try {
            context.registerBean(DataSource.class, () -> pool);
            context.registerBean(VaultSettings.class, () -> settings);
            context.registerBean(ErasureList.class, () -> listed::add);
            context.register(VaultConfiguration.class);
            context.refresh();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    public static VaultNode on(TestDatabase database) {
        return on(database, settingsFor(database));
    }

    public static VaultNode on(TestDatabase database, VaultSettings settings) {
        return new VaultNode(database, settings);
    }

    /** The defaults, with one master key for all nodes of a database. */
    public static VaultSettings settingsFor(TestDatabase database) {
        return VaultSettings.withMasterKeyIn(
                KEYS.resolve(String.valueOf(database.dataSource().getDatabaseName())));
    }

    public <T> T get(Class<T> port) {
        return context.getBean(port);
    }

    /** The erasures that this node listed, each time it did. */
    public List<Erasures.Erasure> listed() {
        return listed;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Connections that somebody holds at this moment. */
    public int busyConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Waits until notices of other nodes arrive. */
    public VaultNode connected() {
        Signals signals = get(Signals.class);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(signals::connected);
        return this;
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("stoa-vault");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
