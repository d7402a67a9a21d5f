package stoa.server.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.StockAdded;
import stoa.server.testing.StoaProcess;
import stoa.server.testing.StoaTest;
import stoa.testkit.LotteryBooks;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** A thousand people draw a hundred thousand times from a server that is killed again and again. */
class LotteryKillIT {

    private static final int DRAWS = 100_000;
    private static final int LIVES = 5;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String[] SETTINGS = {
        "stoa.lottery.first-round=false",
        "stoa.lottery.pay-window=2s",
        "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(new byte[32])
    };

    private final TestDatabase database = TestPostgres.freshDatabase();

    @TempDir
    private Path data;

    @Test
    void every_piece_is_somewhere_and_every_answer_holds_whenever_the_process_is_killed() throws IOException {
        Path answers = data.resolve("answers");
        Files.createFile(answers);
        openRound();

        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int life = 1; life <= LIVES; life++) {
            int enough = life == LIVES ? DRAWS : DRAWS / LIVES * life - random.nextInt(DRAWS / LIVES / 2);
            try (StoaProcess players =
                    StoaProcess.start(Players.class, data.resolve("life" + life), settings(answers))) {
                await().atMost(LONG).until(() -> drawn(answers) >= enough);
                players.kill();
            }
        }

        try (StoaTest node = StoaTest.start(database, data.resolve("after"), SETTINGS)) {
            Draws draws = new Draws(node);
            await().atMost(SOON).until(() -> draws.books().pending().isEmpty());
            LotteryBooks books = draws.books();
            assertThat(books.draws()).as("seed %d", seed).isGreaterThanOrEqualTo(DRAWS);
            assertThat(books.expired()).isPositive();
            assertThat(books.rotations()).isPositive();
            assertAnswersHold(Files.readAllLines(answers), draws.events());
        }
    }

    /** Each answer is one event; there may be more events than answers, of those whom the kill cut off. */
    private static void assertAnswersHold(List<String> answers, List<Object> events) {
        List<String> happened = events.stream().flatMap(LotteryKillIT::told).toList();
        assertThat(answers).filteredOn(answer -> !answer.equals("added")).doesNotHaveDuplicates();
        assertThat(happened).filteredOn(answer -> !answer.equals("added")).doesNotHaveDuplicates();
        Set<String> there = new HashSet<>(happened);
        assertThat(answers).filteredOn(answer -> !there.contains(answer)).isEmpty();
        assertThat(happened.stream().filter("added"::equals).count())
                .isGreaterThanOrEqualTo(answers.stream().filter("added"::equals).count());
    }

    private static Stream<String> told(Object event) {
        return switch (event) {
            case PrizeDrawn e ->
                Stream.of("drew " + e.entry() + " "
                        + e.reservation().map(Object::toString).orElse("-"));
            case ReservationPaid e -> Stream.of("paid " + e.reservation());
            case ReservationGivenUp e -> Stream.of("gave up " + e.reservation());
            case StockAdded e -> Stream.of("added");
            default -> Stream.empty();
        };
    }

    private void openRound() {
        try (StoaTest node = StoaTest.start(database, data.resolve("before"), SETTINGS)) {
            List<PrizeOffer> prizes = List.of(
                    new PrizeOffer("book", "", "", 200, 30_000, false),
                    new PrizeOffer("mug", "", "", 100, 20_000, false),
                    new PrizeOffer("pen", "", "", 10, 10, false),
                    new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, 60_000, true));
            Object round = new Draws(node)
                    .send(new OpenRound(Optional.of(Draws.OPERATOR), prizes))
                    .getPayload();
            assertThat(round).isInstanceOf(RoundId.class);
        }
    }

    private String[] settings(Path answers) {
        return Stream.concat(
                        Stream.of(SETTINGS),
                        Stream.of(
                                "test.answers=" + answers,
                                "stoa.postgres.url=" + database.url(),
                                "stoa.postgres.user=" + database.user(),
                                "stoa.postgres.password=" + database.password()))
                .toArray(String[]::new);
    }

    private static long drawn(Path answers) {
        try (Stream<String> lines = Files.lines(answers)) {
            return lines.filter(line -> line.startsWith("drew")).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
