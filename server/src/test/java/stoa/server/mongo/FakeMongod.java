package stoa.server.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** Behaves towards its parent as {@code mongod} does: options, ending on SIGTERM. Keeps nothing. */
final class FakeMongod {

    public static void main(String... arguments) {
        List<String> options = List.of(arguments);
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", Integer.parseInt(options.get(options.indexOf("--port") + 1)));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    }

    private FakeMongod() {}
}
