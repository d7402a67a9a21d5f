package stoa.query.testing;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.testkit.TestMongo;

/** Every MongoDB at hand, with one client for each; each database asked for is new. */
public final class Mongos {

    private static final InJvmMongo IN_JVM = InJvmMongo.start();
    private static final Set<String> READS = Set.of("find", "getMore", "aggregate", "count", "distinct");
    private static final Map<String, Mongo> CONNECTED = new ConcurrentHashMap<>();

    /** A connected MongoDB, and the commands that it was sent. */
    public record Mongo(String name, MongoClient client, List<CommandStartedEvent> commands) {

        public MongoDatabase freshDatabase() {
            return client.getDatabase(
                    "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        }

        /** The reading commands that {@code action} leads to against one database. */
        public List<CommandStartedEvent> reads(String database, Runnable action) {
            int before = commands.size();
            action.run();
            return commands.subList(before, commands.size()).stream()
                    .filter(command -> command.getDatabaseName().equals(database))
                    .filter(command -> READS.contains(command.getCommandName()))
                    .filter(command -> !"tokens"
                            .equals(command.getCommand().getString("find").getValue()))
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Mongo> everyOne() {
        return TestMongo.everyOne(IN_JVM.connectionString())
                .map(found -> CONNECTED.computeIfAbsent(found.toString(), name -> connect(found)));
    }

    private static Mongo connect(TestMongo found) {
        List<CommandStartedEvent> commands = new CopyOnWriteArrayList<>();
        MongoClientSettings.Builder settings = MongoClientSettings.builder().addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (READS.contains(event.getCommandName())) {
                    commands.add(event);
                }
            }
        });
        return new Mongo(found.toString(), found.connect(settings), commands);
    }

    private Mongos() {}
}
