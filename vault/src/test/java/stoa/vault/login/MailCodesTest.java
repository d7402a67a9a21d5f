package stoa.vault.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.MailCodes;
import stoa.vault.MailCodes.Outcome;
import stoa.vault.MailCodes.Rules;
import stoa.vault.VaultNode;

/** Codes that are mailed. Each test has an e-mail and a client of its own. */
class MailCodesTest {

    private static final Rules RULES = new Rules(Duration.ofMinutes(3), 5, 10, 300);
    private static final Rules BRIEF = new Rules(Duration.ofMillis(1), 5, 3, 5);

    private static VaultNode here;
    private static VaultNode there;
    private static int clients;

    private final String client = "198.51.100." + ++clients;
    private final String email = "ada" + clients + "@example.org";
    private final List<String> mailed = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        TestDatabase database = TestPostgres.freshDatabase();
        here = VaultNode.on(database);
        there = VaultNode.on(database);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @Test
    void one_has_four_digits_and_is_right_on_every_node_in_any_case_of_the_email() {
        assertThat(send(here, email, RULES)).isEqualTo(new Outcome.Mailed());

        assertThat(mailed).singleElement().satisfies(code -> assertThat(code).matches("[0-9]{4}"));
        assertThat(isRight(there, email.toUpperCase(java.util.Locale.ROOT), mailed.getFirst()))
                .isTrue();
        assertThat(isRight(here, email, mailed.getFirst()))
                .as("not used up by asking")
                .isTrue();
        assertThat(isRight(here, "x" + email, mailed.getFirst())).isFalse();
    }

    @Test
    void one_that_is_good_is_not_followed_by_another() {
        send(here, email, RULES);

        assertThat(send(there, email, RULES)).isEqualTo(new Outcome.GoodAlready());
        assertThat(mailed).hasSize(1);
    }

    @Test
    void one_that_was_used_is_good_no_longer() {
        send(here, email, RULES);
        codes(here).consume(email);

        assertThat(isRight(there, email, mailed.getFirst())).isFalse();
        assertThat(send(here, email, RULES)).isEqualTo(new Outcome.Mailed());
    }

    @Test
    void one_whose_time_is_over_is_wrong_and_followed_by_another() {
        send(here, email, BRIEF);
        awaitEnd();

        assertThat(isRight(here, email, mailed.getFirst())).isFalse();
        assertThat(send(here, email, RULES)).isEqualTo(new Outcome.Mailed());
        assertThat(isRight(here, email, mailed.getLast())).isTrue();
    }

    @Test
    void the_fifth_wrong_try_voids_it_and_another_may_be_asked_for() {
        send(here, email, RULES);
        String right = mailed.getFirst();
        String wrong = right.equals("0000") ? "0001" : "0000";
        for (int attempt = 1; attempt < RULES.tries(); attempt++) {
            assertThat(isRight(attempt % 2 == 0 ? here : there, email, wrong)).isFalse();
        }
        assertThat(isRight(here, email, right)).as("after four").isTrue();

        assertThat(isRight(here, email, wrong)).isFalse();

        assertThat(isRight(here, email, right)).as("after five").isFalse();
        assertThat(send(here, email, RULES)).isEqualTo(new Outcome.Mailed());
    }

    @Test
    void wrong_tries_at_the_same_time_are_all_counted() {
        send(here, email, RULES);
        String right = mailed.getFirst();
        String wrong = right.equals("0000") ? "0001" : "0000";

        List<CompletableFuture<Boolean>> tries = IntStream.range(0, RULES.tries())
                .mapToObj(attempt ->
                        CompletableFuture.supplyAsync(() -> isRight(attempt % 2 == 0 ? here : there, email, wrong)))
                .toList();

        assertThat(tries).allSatisfy(attempt -> assertThat(attempt.join()).isFalse());
        assertThat(isRight(here, email, right)).isFalse();
    }

    @Test
    void one_that_could_not_be_mailed_is_not_kept_and_does_not_count() {
        Rules once = new Rules(Duration.ofMinutes(3), 5, 1, 300);
        assertThatThrownBy(() -> codes(here).send(email, client, once, code -> {
                    mailed.add(code);
                    throw new IllegalStateException("no server");
                }))
                .hasMessage("no server");

        assertThat(isRight(here, email, mailed.getFirst())).isFalse();
        assertThat(send(here, email, once)).isEqualTo(new Outcome.Mailed());
    }

    @Test
    void of_requests_at_the_same_time_one_mails() {
        List<CompletableFuture<Outcome>> requests = IntStream.range(0, 20)
                .mapToObj(request ->
                        CompletableFuture.supplyAsync(() -> send(request % 2 == 0 ? here : there, email, RULES)))
                .toList();

        assertThat(requests.stream().map(CompletableFuture::join).filter(new Outcome.Mailed()::equals))
                .hasSize(1);
        assertThat(mailed).hasSize(1);
    }

    @Test
    void an_email_gets_so_many_in_an_hour_and_no_more() {
        for (int mail = 0; mail < BRIEF.perEmail(); mail++) {
            assertThat(send(here, email, BRIEF)).isEqualTo(new Outcome.Mailed());
            awaitEnd();
        }

        Outcome refused = send(there, email, BRIEF);
        assertThat(refused).isInstanceOf(Outcome.Limited.class);
        assertThat(((Outcome.Limited) refused).retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(mailed).hasSize(BRIEF.perEmail());
    }

    @Test
    void a_client_may_ask_for_so_many_in_an_hour_whomever_they_go_to() {
        for (int mail = 0; mail < BRIEF.perClient(); mail++) {
            assertThat(send(here, mail + email, BRIEF)).isEqualTo(new Outcome.Mailed());
        }

        assertThat(send(there, "one-more" + email, BRIEF)).isInstanceOf(Outcome.Limited.class);
        assertThat(codes(here).send("one-more" + email, "203.0.113.9", BRIEF, mailed::add))
                .as("another client")
                .isEqualTo(new Outcome.Mailed());
    }

    /** Until a code that lives a millisecond is over, by the database's clock. */
    private void awaitEnd() {
        org.awaitility.Awaitility.await()
                .until(() -> here.jdbc()
                                .sql("SELECT count(*) FROM vault.mail_code WHERE good_until > clock_timestamp()"
                                        + " AND good_until < clock_timestamp() + interval '1 minute'")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private Outcome send(VaultNode node, String to, Rules rules) {
        return codes(node).send(to, client, rules, mailed::add);
    }

    private static boolean isRight(VaultNode node, String email, String code) {
        return codes(node).isRight(email, code, RULES);
    }

    private static MailCodes codes(VaultNode node) {
        return node.get(MailCodes.class);
    }
}
