package stoa.server.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.api.lottery.event.PrizeReserved;
import stoa.server.testing.StoaTest;
import stoa.testkit.LotteryBooks;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** The lottery as the server runs it, on the real ledger: the bus, its batches, the due table and who looks at it. */
class LotteryTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration LONGER = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final AccountId ADA = new AccountId(7);

    private final TestDatabase database = TestPostgres.freshDatabase();

    @TempDir
    private Path data;

    @Test
    void on_two_nodes_every_piece_is_somewhere_and_what_nobody_pays_comes_back() throws Exception {
        String key = "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(new byte[32]);
        try (StoaTest one = started(Files.createDirectory(data.resolve("one")), WINDOW, key);
                StoaTest two = started(Files.createDirectory(data.resolve("two")), WINDOW, key);
                ExecutorService threads = Executors.newFixedThreadPool(32)) {
            Draws draws = new Draws(one);
            draws.open(150, 50);

            List<Future<?>> running = new ArrayList<>();
            for (int person = 0; person < 32; person++) {
                Draws here = new Draws(person % 2 == 0 ? one : two);
                AccountId by = new AccountId(100 + person);
                running.add(threads.submit(() -> IntStream.range(0, 20).forEach(turn -> play(here, by, turn))));
            }
            for (Future<?> person : running) {
                person.get();
            }

            LotteryBooks played = draws.books();
            assertThat(played.draws()).isGreaterThan(200);
            assertThat(played.paid()).isPositive();
            assertThat(played.givenUp()).isPositive();
            assertThat(played.rotations()).isPositive();
            await().atMost(WINDOW.plus(SOON))
                    .until(() -> draws.books().pending().isEmpty());
            assertThat(draws.books().expired()).isPositive();
            assertThat(one.bean(MeterRegistry.class)
                            .get("stoa.command.batch")
                            .summary()
                            .max())
                    .isGreaterThan(1);
        }
    }

    /** Pays for a third of what they win, gives a third back, and forgets the rest. */
    private static void play(Draws draws, AccountId by, int turn) {
        Optional<ReservationId> won = draws.draw(by).flatMap(Drawn.Hit::won).map(Drawn.Won::reservation);
        won.filter(reservation -> turn % 3 == 0)
                .ifPresent(reservation -> draws.send(new PayReservation(reservation, by)));
        won.filter(reservation -> turn % 3 == 1)
                .ifPresent(reservation -> draws.send(new GiveUpReservation(reservation, by)));
    }

    @Test
    void what_fell_due_while_the_service_was_down_comes_back_after_the_start() {
        int pending;
        try (StoaTest node = node(LONGER)) {
            Draws draws = new Draws(node);
            draws.open(300, 0);
            IntStream.range(0, 300).parallel().forEach(draw -> draws.draw(ADA));
            await().until(() -> due(database) == 300);
            pending = draws.books().pending().size();
        }
        awaitTime(Instant.now().plus(LONGER));

        assertThat(pending).isEqualTo(300);
        try (StoaTest node = node()) {
            Draws draws = new Draws(node);
            await().atMost(SOON).until(() -> draws.books().expired() == 300);
            await().until(() -> due(database) == 0);
        }
    }

    @Test
    void a_due_table_that_was_lost_is_filled_again_though_a_killed_node_has_claimed_that() {
        try (StoaTest node = node()) {
            Draws draws = new Draws(node);
            draws.open(10, 0);
            IntStream.range(0, 10).forEach(draw -> draws.draw(ADA));
            await().until(() -> due(database) == 10);
        }
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("DELETE FROM vault.due_date").update();
        awaitTime(Instant.now().plus(WINDOW));
        jdbc.sql("UPDATE vault.reaction_token SET token = NULL, token_type = NULL, owner = 'killed', stored_at = ?"
                        + " WHERE processor = 'lottery-due'")
                .param(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .update();

        try (StoaTest node = node()) {
            Draws draws = new Draws(node);
            await().atMost(SOON).until(() -> draws.books().expired() == 10);
        }
    }

    @Test
    void a_reservation_ends_once_whoever_races_for_it() throws Exception {
        try (StoaTest node = node();
                ExecutorService threads = Executors.newFixedThreadPool(12)) {
            Draws draws = new Draws(node);
            draws.open(20, 0);
            for (int round = 0; round < 20; round++) {
                ReservationId won =
                        draws.draw(ADA).orElseThrow().won().orElseThrow().reservation();
                List<Future<?>> racing = new ArrayList<>();
                for (int racer = 0; racer < 4; racer++) {
                    racing.add(threads.submit(() -> draws.send(new PayReservation(won, ADA))));
                    racing.add(threads.submit(() -> draws.send(new GiveUpReservation(won, ADA))));
                    racing.add(threads.submit(() -> draws.send(new ExpireReservation(won))));
                }
                for (Future<?> racer : racing) {
                    racer.get();
                }
            }

            LotteryBooks books = draws.books();
            assertThat(books.paid() + books.givenUp() + books.expired()).isEqualTo(20);
            assertThat(books.pending()).isEmpty();
        }
    }

    @Test
    void a_seed_is_revealed_at_its_age_without_a_further_draw() {
        try (StoaTest node = node("stoa.lottery.seed-age=1s")) {
            Draws draws = new Draws(node);
            draws.open(10, 0);
            PrizeReserved won = reserved(draws);

            await().atMost(Duration.ofSeconds(1).plus(SOON))
                    .until(() -> draws.books().rotations() >= 1);
            assertThat(won.entry()).isEqualTo(1);
            assertThat(draws.books().draws()).isEqualTo(1);
        }
    }

    private static PrizeReserved reserved(Draws draws) {
        assertThat(draws.draw(ADA)).isPresent();
        return draws.books().pending().getFirst();
    }

    private StoaTest node(String... settings) {
        return node(WINDOW, settings);
    }

    private StoaTest node(Duration window, String... settings) {
        return started(data, window, settings);
    }

    private StoaTest started(Path directory, Duration window, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "stoa.lottery.first-round=false",
                "stoa.lottery.pay-window=" + window.toSeconds() + "s",
                "stoa.lottery.seed-draws=50"));
        all.addAll(List.of(settings));
        return StoaTest.start(database, directory, all.toArray(String[]::new));
    }

    private static void awaitTime(Instant time) {
        await().until(() -> Instant.now().isAfter(time));
    }

    private static int due(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM vault.due_date WHERE kind = 'reservation'")
                .query(Integer.class)
                .single();
    }
}
