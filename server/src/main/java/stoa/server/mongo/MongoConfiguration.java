package stoa.server.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import stoa.query.platform.mongo.InJvmMongo;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

/** Brings the views' database: by URL, else a {@code mongod} that is at hand, else one in memory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongoSettings.class)
class MongoConfiguration {

    private static final int SELECTION_SECONDS = 5;

    /** Whatever of our own has to be ended with us. */
    record OwnMongo(Optional<MongoServer> server, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    @Bean
    OwnMongo ownMongo(MongoSettings settings, DataDirectory data, Environment environment) {
        if (!settings.url().isBlank()) {
            return new OwnMongo(Optional.empty(), () -> {});
        }
        Optional<MongodProcess> mongod = settings.embedded() == MongoSettings.Embedded.MEMORY
                ? Optional.empty()
                : MongodProgram.find(environment.getProperty("stoa.mongod", ""), environment.getProperty("PATH", ""))
                        .map(program -> MongodProcess.start(program, data));
        return mongod.map(process -> new OwnMongo(Optional.of(process.server()), process::close))
                .orElseGet(MongoConfiguration::inMemory);
    }

    private static OwnMongo inMemory() {
        InJvmMongo mongo = InJvmMongo.start();
        MongoServer server = new MongoServer(
                mongo.connectionString(),
                "in this process's memory, filled from the ledger at every start; its limit is the heap",
                true);
        return new OwnMongo(Optional.of(server), mongo::close);
    }

    @Bean
    MongoServer mongoServer(MongoSettings settings, OwnMongo own) {
        return own.server().orElseGet(() -> external(settings.url()));
    }

    private static MongoServer external(String url) {
        try {
            ConnectionString parsed = new ConnectionString(url);
            return new MongoServer(url, "external, " + String.join(",", parsed.getHosts()), false);
        } catch (IllegalArgumentException unreadable) {
            throw new StartFailure(
                    "STOA_MONGO_URL is no connection string of MongoDB",
                    "write it as mongodb://host:port/database",
                    unreadable);
        }
    }

    @Bean
    MongoClient mongoClient(MongoServer server, @Value("${spring.application.name}") String name) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.url()))
                .applicationName(name)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .build();
        return MongoClients.create(settings);
    }

    @Bean
    MongoDatabase mongoDatabase(MongoServer server, MongoClient client, MongoSettings settings) {
        String named = new ConnectionString(server.url()).getDatabase();
        MongoDatabase database = client.getDatabase(named == null ? settings.database() : named);
        try {
            database.runCommand(new Document("ping", 1));
            return database;
        } catch (MongoException unreachable) {
            throw new StartFailure(
                    "MongoDB (" + server + ") can not be used: " + firstLine(unreachable),
                    "start it, or correct STOA_MONGO_URL; without one the views are kept here",
                    unreachable);
        }
    }

    private static String firstLine(MongoException failure) {
        return failure.getMessage()
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceAll("\\. .*|\\.$", "");
    }
}
