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
import org.bson.BsonDocument;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.testkit.TestMongo;

/** Every MongoDB at hand, with one client for each; each database asked for is new. */
public final class Mongos {

    private static final InJvmMongo IN_JVM = InJvmMongo.start();
    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");
    private static final Map<String, Mongo> CONNECTED = new ConcurrentHashMap<>();

    /** A command that read. */
    public record Read(String database, String name, BsonDocument command) {

        public String collection() {
            return command.getString(name).getValue();
        }
    }

    /** A connected MongoDB, and the commands that it was sent. */
    public record Mongo(String name, MongoClient client, List<Read> commands) {

        public MongoDatabase freshDatabase() {
            return client.getDatabase(
                    "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        }

        /** The reading commands that {@code action} leads to against one database. */
        public List<Read> reads(String database, Runnable action) {
            int before = commands.size();
            action.run();
            // By iterator, which sees one state of it: views that follow the log go on reading meanwhile.
            return commands.stream()
                    .skip(before)
                    .filter(read -> read.database().equals(database))
                    .filter(read -> !read.collection().equals("tokens"))
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
        List<Read> commands = new CopyOnWriteArrayList<>();
        MongoClientSettings.Builder settings = MongoClientSettings.builder().addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (READS.contains(event.getCommandName())) {
                    // A copy: the driver writes the next command where this one was.
                    commands.add(new Read(
                            event.getDatabaseName(),
                            event.getCommandName(),
                            event.getCommand().clone()));
                }
            }
        });
        return new Mongo(found.toString(), found.connect(settings), commands);
    }

    private Mongos() {}
}
