package stoa.query.platform.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.query.testing.Given.commented;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.followed;
import static stoa.query.testing.Given.liked;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.viewed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.Page;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.ListPosts;
import stoa.api.social.query.ListMostFollowed;
import stoa.api.view.ViewState;
import stoa.query.platform.Rebuilds;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** All views of the read side as it is, of whichever kind, filled anew and switched to. */
class EveryViewRebuiltTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @MethodSource("stoa.query.testing.Mongos#everyOne")
    void every_view_answers_from_its_second_fill_as_from_its_first(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(events());
        try (QuerySide side = QuerySide.start(world).caughtUp()) {
            List<Object> before = answers(side);
            Rebuilds rebuilds = side.bean(Rebuilds.class);
            List<String> views = rebuilds.list().stream().map(ViewState::view).toList();
            views.forEach(rebuilds::rebuild);
            for (String view : views) {
                await().atMost(PATIENCE).until(() -> state(rebuilds, view).equals("following"));
                rebuilds.switchOver(view);
            }
            assertThat(rebuilds.list())
                    .allSatisfy(state -> assertThat(state.live().name()).endsWith(".2"))
                    .allSatisfy(state -> assertThat(state.live().documents())
                            .isEqualTo(state.beside().orElseThrow().documents()));
            assertThat(answers(side)).isEqualTo(before);

            side.when(published(500, 7, "new"));
            assertThat(total(side)).isEqualTo(40);
        }
    }

    private static String state(Rebuilds rebuilds, String view) {
        return rebuilds.get(view).beside().orElseThrow().state();
    }

    private static List<Object> events() {
        List<Object> events = new ArrayList<>();
        events.add(registered(7, "alice"));
        events.add(registered(8, "bob"));
        for (int post = 1; post <= 40; post++) {
            events.add(published(post, 7, "go", "tag" + post % 3));
            events.add(viewed(post, post));
            events.add(commented(1_000 + post, post, 8));
        }
        events.add(liked(3, 7, 8, Duration.ofHours(1)));
        events.add(followed(2_000, 8, 7));
        events.add(deleted(40, 7, "go", "tag1"));
        return events;
    }

    private static List<Object> answers(QuerySide side) {
        return List.of(
                side.ask(new ListPosts(new Page(1, 20)), ListPosts.Result.class),
                side.ask(new ListHotPosts(), ListHotPosts.Result.class),
                side.ask(new ListMostFollowed(), ListMostFollowed.Result.class));
    }

    private static long total(QuerySide side) {
        return side.ask(new ListPosts(new Page(1, 20)), ListPosts.Result.class)
                .posts()
                .total();
    }
}
