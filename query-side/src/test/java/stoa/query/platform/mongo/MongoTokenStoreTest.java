package stoa.query.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.query.platform.mongo.ViewBinding.WrongLedgerException;
import stoa.query.testing.Mongos.Mongo;

class MongoTokenStoreTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String VIEW = "post-feed-v1";

    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_claimed_view_is_nobody_elses_until_it_is_released(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        MongoTokenStore one = store(database);
        MongoTokenStore other = store(database);
        one.initializeTokenSegments(VIEW, 1, null);

        assertThat(one.fetchToken(VIEW, 0)).isNull();
        one.storeToken(new GlobalSequenceTrackingToken(7), VIEW, 0);
        assertThat(other.fetchAvailableSegments(VIEW)).isEmpty();
        assertThatThrownBy(() -> other.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);

        one.releaseClaim(VIEW, 0);
        assertThat(other.fetchToken(VIEW, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThatThrownBy(() -> one.storeToken(new GlobalSequenceTrackingToken(8), VIEW, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_claim_that_was_not_renewed_for_the_timeout_can_be_taken(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        MongoTokenStore other = store(database);
        Date longAgo = Date.from(Instant.now().minus(TIMEOUT.multipliedBy(2)));
        database.getCollection(MongoTokenStore.COLLECTION)
                .insertOne(new Document("_id", VIEW)
                        .append("position", 3L)
                        .append("owner", "somebody who died")
                        .append("claimedAt", longAgo));

        assertThat(other.fetchAvailableSegments(VIEW)).hasSize(1);
        assertThat(other.fetchToken(VIEW, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_a_busy_view_did_not_write_is_written_with_the_next_renewal_or_release(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        MongoTokenStore one = store(database);
        one.initializeTokenSegments(VIEW, 1, null);
        one.fetchToken(VIEW, 0);

        for (int position = 1; position <= 1_000; position++) {
            one.storeToken(new GlobalSequenceTrackingToken(position), VIEW, 0);
        }
        assertThat(heard.size()).as("writes, for a thousand tokens").isLessThan(500);
        one.extendClaim(VIEW, 0);
        assertThat(position(database)).isEqualTo(1_000);

        one.storeToken(new GlobalSequenceTrackingToken(1_001), VIEW, 0);
        one.releaseClaim(VIEW, 0);
        assertThat(position(database)).isEqualTo(1_001);
    }

    private static long position(MongoDatabase database) {
        return database.getCollection(MongoTokenStore.COLLECTION).find().first().getLong("position");
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void the_holder_hears_of_each_confirmation_and_of_the_loss(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        MongoTokenStore one = store(database);
        one.initializeTokenSegments(VIEW, 1, null);

        one.fetchToken(VIEW, 0);
        one.extendClaim(VIEW, 0);
        one.releaseClaim(VIEW, 0);
        assertThat(heard).containsExactly("confirmed", "confirmed", "lost");
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void views_of_another_ledger_are_refused(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        ViewBinding binding = new ViewBinding(database, store(database));

        binding.requireLedger("ledger-a", 0);
        binding.requireLedger("ledger-a", 5);
        assertThatThrownBy(() -> binding.requireLedger("ledger-b", 5))
                .isInstanceOf(WrongLedgerException.class)
                .hasMessageContaining("belong to ledger ledger-a, but this is ledger-b");
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void views_that_are_ahead_of_the_ledger_are_refused(Mongo mongo) {
        MongoDatabase database = mongo.freshDatabase();
        MongoTokenStore tokens = store(database);
        ViewBinding binding = new ViewBinding(database, tokens);
        binding.requireLedger("ledger-a", 0);
        tokens.initializeTokenSegments(VIEW, 1, null);
        tokens.fetchToken(VIEW, 0);
        tokens.storeToken(new GlobalSequenceTrackingToken(8), VIEW, 0);

        binding.requireLedger("ledger-a", 8);
        assertThatThrownBy(() -> binding.requireLedger("ledger-a", 7))
                .isInstanceOf(WrongLedgerException.class)
                .hasMessageContaining("have come to event 8, but the ledger ends at 7");
    }

    private MongoTokenStore store(MongoDatabase database) {
        return new MongoTokenStore(database, TIMEOUT, new MongoTokenStore.ClaimListener() {
            @Override
            public void confirmed(String group, long askedAtNanos) {
                heard.add("confirmed");
            }

            @Override
            public void lost(String group) {
                heard.add("lost");
            }
        });
    }
}
