package stoa.vault.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Act;
import stoa.vault.OperatorActs.Intent;
import stoa.vault.ParkedOrders;
import stoa.vault.ParkedOrders.Order;
import stoa.vault.ParkedOrders.Placed;
import stoa.vault.VaultNode;

class OperatorActsTest {

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();
    private static final AccountId ADMIN = new AccountId(1);
    private static VaultNode node;
    private static OperatorActs acts;

    @BeforeAll
    static void start() {
        node = VaultNode.on(DATABASE);
        acts = node.get(OperatorActs.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void an_act_says_who_did_what_on_what_and_why_and_what_came_of_it_once() {
        Intent intent = new Intent(ADMIN, "view.rebuild", "post-page-v1", "a tag was counted twice");

        long act = acts.record(intent);
        assertThat(acts.find(act).orElseThrow().outcome()).isEmpty();
        acts.conclude(act, "switched");
        acts.conclude(act, "told again");

        try (VaultNode restarted = VaultNode.on(DATABASE)) {
            Act found = restarted.get(OperatorActs.class).find(act).orElseThrow();
            assertThat(found.intent()).isEqualTo(intent);
            assertThat(found.outcome()).hasValueSatisfying(outcome -> {
                assertThat(outcome.text()).isEqualTo("switched");
                assertThat(outcome.at()).isAfterOrEqualTo(found.at());
            });
        }
        assertThat(acts.find(act + 1_000)).isEmpty();
    }

    @Test
    void acts_are_listed_newest_first_all_or_those_on_one_subject() {
        long first = acts.record(new Intent(ADMIN, "view.rebuild", "people", "one"));
        acts.record(new Intent(ADMIN, "view.rebuild", "names", "two"));
        long third = acts.record(new Intent(ADMIN, "view.switch", "people", "three"));

        PageOf<Act> people = acts.list("people", new Page(1, 10));
        assertThat(people.items()).extracting(Act::id).containsExactly(third, first);
        assertThat(people.total()).isEqualTo(2);
        assertThat(acts.list("people", new Page(2, 1)).items())
                .extracting(Act::id)
                .containsExactly(first);
        assertThat(acts.list(new Page(1, 1)).items()).extracting(Act::id).containsExactly(third);
        assertThat(acts.list(new Page(1, 1)).total()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void an_order_reaches_every_node_is_open_until_it_is_closed_and_its_act_then_has_an_outcome() throws Exception {
        ParkedOrders orders = node.get(ParkedOrders.class);
        List<String> told = new CopyOnWriteArrayList<>();
        try (ExecutorService waiter = Executors.newSingleThreadExecutor();
                VaultNode other = VaultNode.on(DATABASE).connected()) {
            ParkedOrders there = other.get(ParkedOrders.class);
            there.onPlaced(() -> told.add("placed"));
            Order retry = new Order("sums", "42", OptionalLong.empty());
            Order evict = new Order("sums", "42", OptionalLong.of(7));
            long one = orders.place(new Intent(ADMIN, "dead-letters.retry", "sums/42", "mended"), retry);
            long two = orders.place(new Intent(ADMIN, "dead-letters.evict", "sums/42", "beyond repair"), evict);

            await().until(() -> told.size() >= 2);
            assertThat(there.open()).containsExactly(new Placed(one, retry), new Placed(two, evict));

            Future<Optional<OperatorActs.Outcome>> waited =
                    waiter.submit(() -> orders.await(one, Duration.ofSeconds(30)));
            there.close(one, "folded 3 events");
            assertThat(waited.get(20, TimeUnit.SECONDS).orElseThrow().text()).isEqualTo("folded 3 events");
            assertThat(orders.await(one, Duration.ZERO)).as("also afterwards").isPresent();
            assertThat(orders.open()).containsExactly(new Placed(two, evict));
            assertThat(orders.await(two, Duration.ofMillis(1))).isEmpty();
        }
    }
}
