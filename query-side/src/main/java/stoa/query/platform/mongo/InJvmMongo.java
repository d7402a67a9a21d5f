package stoa.query.platform.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A MongoDB in this JVM's memory, for the embedded default and for tests. It forgets everything when it ends, so its
 * views are replayed from the ledger at every start. It has one kind of index, exact keys, which is all that views
 * shaped by {@code _id} need; see {@link ExactKeyIndex}.
 */
public final class InJvmMongo implements AutoCloseable {

    private final MongoServer server;
    private final InetSocketAddress address;

    private InJvmMongo(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Starts one on a free port of the loopback interface. */
    public static InJvmMongo start() {
        MongoServer server = new MongoServer(new ExactKeyBackend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new InJvmMongo(server, server.getLocalAddress());
    }

    /** Where the driver finds it. */
    public String connectionString() {
        return "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Ends it and forgets what it held; connections that are still open are cut. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
