package stoa.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.ViewProgress;
import stoa.api.social.event.Unfollowed;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;
import stoa.server.testing.LotteryHall;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event stored before its second revision, wherever events are read: as it is today, and stored as it was. */
class UpcastingTest {

    private static final Path GOLDEN = Path.of("../shared-api/src/test/resources/events/social/Unfollowed/1.json");

    @Test
    void an_event_of_the_first_revision_goes_through_decisions_views_and_feed_and_its_bytes_stay() throws IOException {
        try (LotteryHall hall = LotteryHall.start("stoa.lottery.first-round=false")) {
            Ledger ledger = hall.stoa().bean(Ledger.class);
            LoggedIn ada = hall.forum().register();
            LoggedIn bob = hall.forum().register();
            String follow = "/api/v1/users/" + bob.id() + "/follow";
            assertThat(hall.forum().post(follow, "", ada.bearer()).status()).isEqualTo(200);
            String stream = "follow:" + ada.id() + ":" + bob.id();
            JsonNode followed = payload(ledger.stream(stream, 0, 1).getFirst());
            assertThat(followers(hall, bob)).isEqualTo(1);

            byte[] old = asItWasStored(followed);
            Appended appended = ledger.append(Append.of(new LedgerEvent(
                    stream, 1, "an-old-event", "social.Unfollowed", "1", Instant.now(), "{}".getBytes(UTF_8), old)));

            hall.stoa()
                    .bean(ViewProgress.class)
                    .awaitPassed(appended.lastPosition(), Set.of("social.Unfollowed"), Duration.ofSeconds(20));
            assertThat(followers(hall, bob)).as("the views have taken it in").isZero();
            assertThat(hall.forum().post(follow, "", ada.bearer()).status())
                    .as("and who decides has seen it")
                    .isEqualTo(200);
            Unfollowed read = (Unfollowed) hall.stoa()
                    .bean(EventStore.class)
                    .readEvents(stream, 1)
                    .next()
                    .getPayload();
            Instant began = Instant.parse(followed.get("followedAt").stringValue());
            assertThat(Duration.between(read.followedAt(), began).abs()).isLessThan(Duration.ofMillis(50));

            JsonNode told = new JsonMapper()
                    .readTree(hall.operators()
                            .get("/feed?event=social.Unfollowed", hall.admin())
                            .text()
                            .lines()
                            .findFirst()
                            .orElseThrow());
            assertThat(told.get("revision").stringValue()).isEqualTo("2");
            assertThat(told.get("payload").get("followedAt").stringValue())
                    .isEqualTo(read.followedAt().toString());

            StoredEvent stored = ledger.stream(stream, 1, 1).getFirst();
            assertThat(stored.event().payload()).isEqualTo(old);
            assertThat(stored.event().revision()).isEqualTo("1");
        }
    }

    /** The golden file of the first revision, of the following that really is. */
    private static byte[] asItWasStored(JsonNode followed) throws IOException {
        var event = (ObjectNode) new JsonMapper().readTree(Files.readString(GOLDEN));
        for (String field : List.of("follow", "follower", "followee")) {
            event.set(field, followed.get(field));
        }
        return event.toString().getBytes(UTF_8);
    }

    private static JsonNode payload(StoredEvent stored) {
        return new JsonMapper().readTree(stored.event().payload());
    }

    private static long followers(LotteryHall hall, LoggedIn whose) {
        return hall.forum()
                .get("/api/v1/users/me/followers", whose.bearer())
                .data()
                .get("total")
                .longValue();
    }
}
