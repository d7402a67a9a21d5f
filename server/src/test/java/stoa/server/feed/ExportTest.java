package stoa.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.kernel.EventFeed.Selection;
import stoa.api.kernel.serialization.PublishedPayloads;
import stoa.ledger.Ledger;
import stoa.server.testing.LotteryHall;
import stoa.server.tool.ToolRun;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports beside a server that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private static final JsonMapper JSON = new JsonMapper();

    private TestDatabase database;
    private LotteryHall hall;
    private LoggedIn ada;

    @TempDir
    Path directory;

    @BeforeAll
    void open() {
        database = TestPostgres.freshDatabase();
        hall = LotteryHall.on(database, "stoa.lottery.first-round=false");
        ada = hall.forum().register();
        for (int i = 0; i < 5; i++) {
            hall.forum().post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\",\"tags\":[\"go\"]}", ada.bearer());
        }
    }

    @AfterAll
    void close() {
        hall.close();
    }

    @Test
    void the_lines_are_those_of_the_feed_and_the_contents_are_told() throws IOException {
        Path out = directory.resolve("all");

        ToolRun run = export("--out=" + out);

        assertThat(run.status()).as(run.err()).isZero();
        String feed = hall.operators().get("/feed", hall.admin()).text();
        assertThat(lines(out))
                .isEqualTo(feed.lines().filter(line -> !line.contains("upTo")).toList());
        assertThat(feed).doesNotContain(ada.name());
        JsonNode contents = JSON.readTree(Files.readString(out.resolve("export.json")));
        assertThat(contents.get("events").get("post").longValue()).isEqualTo(5);
        assertThat(contents.get("to").longValue()).isEqualTo(lines(out).size());
    }

    @Test
    void a_range_and_features_are_chosen_by_position_or_time() throws IOException {
        Path out = directory.resolve("some");

        assertThat(export("--out=" + out, "--feature=post", "--from=3", "--to=7")
                        .status())
                .isZero();
        assertThat(lines(out)).allMatch(line -> line.contains("\"event\":\"post."));
        assertThat(positions(out)).isNotEmpty().allMatch(position -> position >= 3 && position <= 7);

        String soon = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        assertThat(export("--out=" + out, "--from=2020-01-01", "--to=" + soon, "--feature=post")
                        .status())
                .isZero();
        assertThat(positions(out)).hasSize(5);
        assertThat(export("--out=" + out, "--from=" + soon).status()).isZero();
        assertThat(lines(out)).as("what was there before is replaced").isEmpty();
    }

    @Test
    void what_is_broken_off_leaves_what_was_there_and_no_pieces() throws IOException {
        Path out = directory.resolve("broken");
        assertThat(export("--out=" + out).status()).isZero();
        List<String> before = lines(out);

        try (ExportDirectory half = new ExportDirectory(out, ExportFormat.parquet)) {
            half.write(new Publishing(PublishedPayloads.masked())
                    .publish(hall.stoa().bean(Ledger.class).page(0, 1), Selection.ALL)
                    .getFirst());
            assertThat(names(out)).anyMatch(name -> name.endsWith(".part"));
        }

        assertThat(names(out)).noneMatch(name -> name.endsWith(".part")).contains("export.json", "post.ndjson");
        assertThat(lines(out)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --feature=nonsense | there is no feature nonsense
            --from=yesterday   | yesterday is neither a position nor a time
            --to=0             | 0 is neither a position nor a time
            --format=csv       | csv
            """)
    void what_makes_no_sense_is_said_in_a_sentence(String option, String sentence) {
        ToolRun run = export("--out=" + directory.resolve("none"), option);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
    }

    private ToolRun export(String... options) {
        List<String> words = new ArrayList<>(List.of("export"));
        words.addAll(List.of(options));
        return ToolRun.over(database, directory, words.toArray(String[]::new));
    }

    private static List<String> names(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** All lines of all files, by position. */
    private static List<String> lines(Path out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names(out)) {
            if (name.endsWith(".ndjson")) {
                lines.addAll(Files.readAllLines(out.resolve(name)));
            }
        }
        lines.sort(Comparator.comparingLong(ExportTest::position));
        return lines;
    }

    private static List<Long> positions(Path out) throws IOException {
        return lines(out).stream().map(ExportTest::position).toList();
    }

    private static long position(String line) {
        return JSON.readTree(line).get("position").longValue();
    }
}
