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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.testkit.TestMongo;

/** Every MongoDB at hand, with one client for each; each database asked for is new. */
public final class Mongos {

    private static final InJvmMongo IN_JVM = InJvmMongo.start();
    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");
    private static final Map<String, String> WRITES =
            Map.of("insert", "documents", "update", "updates", "delete", "deletes");
    private static final Map<String, Mongo> CONNECTED = new ConcurrentHashMap<>();

    /** A command that read. */
    public record Read(String database, String name, BsonDocument command) {

        public String collection() {
            return command.getString(name).getValue();
        }
    }

    /**
     * A command that wrote.
     *
     * @param statements how many documents it wrote or deleted
     * @param bytes the largest of them
     */
    public record Write(String database, String collection, int statements, int bytes) {}

    /** A connected MongoDB, and the commands that it was sent. */
    public record Mongo(String name, MongoClient client, List<Read> commands, AtomicReference<List<Write>> written) {

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

        /** The writing commands that {@code action} leads to against one database, except those of progress alone. */
        public List<Write> writes(String database, Runnable action) {
            List<Write> all = new CopyOnWriteArrayList<>();
            written.set(all);
            try {
                action.run();
            } finally {
                written.set(null);
            }
            return all.stream()
                    .filter(write -> write.database().equals(database))
                    .filter(write -> !write.collection().equals("tokens"))
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
        AtomicReference<List<Write>> written = new AtomicReference<>();
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
                String payload = WRITES.get(event.getCommandName());
                List<Write> listening = written.get();
                if (payload != null && listening != null) {
                    listening.add(write(event, event.getCommand().getArray(payload)));
                }
            }
        });
        return new Mongo(found.toString(), found.connect(settings), commands, written);
    }

    private static Write write(CommandStartedEvent event, BsonArray statements) {
        int largest = statements.stream()
                .mapToInt(statement -> new RawBsonDocument(statement.asDocument(), new BsonDocumentCodec())
                        .getByteBuffer()
                        .remaining())
                .max()
                .orElse(0);
        return new Write(
                event.getDatabaseName(),
                event.getCommand().getString(event.getCommandName()).getValue(),
                statements.size(),
                largest);
    }

    private Mongos() {}
}
