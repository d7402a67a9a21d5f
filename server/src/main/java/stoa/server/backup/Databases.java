package stoa.server.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import stoa.server.erasure.ErasureListFile;
import stoa.server.postgres.PostgresServer;

/** What a backup and a restore need to know of where they run. */
final class Databases {

    private static final int CONNECT_SECONDS = 5;

    static PGSimpleDataSource at(PostgresServer server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("stoa-backup");
        return source;
    }

    static Connection connect(PostgresServer server) throws SQLException {
        return at(server).getConnection();
    }

    static Path data(Environment environment) {
        return Path.of(environment.getRequiredProperty("stoa.data")).toAbsolutePath();
    }

    /** The lists of erasures that the server writes. */
    static List<ErasureListFile> lists(Environment environment) {
        return Binder.get(environment)
                .bind("stoa.erasure.lists", Bindable.listOf(String.class))
                .orElse(List.of())
                .stream()
                .map(path -> new ErasureListFile(Path.of(path)))
                .toList();
    }

    /** The list that lies beside the backups. */
    static ErasureListFile listBeside(Path backup) {
        return new ErasureListFile(backup.resolveSibling("erasures.list"));
    }

    static byte[] mark(Manifest manifest) {
        return Base64.getDecoder().decode(manifest.masterKeyMark());
    }

    private Databases() {}
}
