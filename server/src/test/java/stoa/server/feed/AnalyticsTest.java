package stoa.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.LotteryHall.Prize;
import stoa.server.tool.ToolRun;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an analyst builds outside of the project, from the feed and from exports of generated activity. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsTest {

    private static final Path EXAMPLES = Path.of("../docs/analytics");
    private static final List<String> TAGS = List.of("go", "java", "sql", "Ümläut \\\"quoted\\\"");
    private static final int PEOPLE = 8;
    private static final int POSTS = 20;
    private static final int DRAWS = 40;

    private final Random random = new Random(11);
    private final Map<String, Long> likesPerTag = new TreeMap<>();
    private TestDatabase database;
    private LotteryHall hall;

    @TempDir
    Path directory;

    @BeforeAll
    void live_for_a_while() {
        database = TestPostgres.freshDatabase();
        hall = LotteryHall.on(database, "stoa.lottery.first-round=false");
        List<LoggedIn> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(hall.forum().register());
        }
        for (int i = 0; i < POSTS; i++) {
            publishAndLike(people);
        }
        hall.open(Prize.of("a mug", 15), Prize.of("a pen", 30), Prize.blank(100));
        for (int i = 0; i < DRAWS; i++) {
            Answer drawn = hall.forum()
                    .get("/api/v1/lottery/lucky", people.get(i % PEOPLE).bearer());
            assertThat(drawn.status()).as(drawn.text()).isEqualTo(200);
        }
    }

    private void publishAndLike(List<LoggedIn> people) {
        LoggedIn author = people.get(random.nextInt(PEOPLE));
        List<String> tags = TAGS.subList(0, 1 + random.nextInt(TAGS.size()));
        Answer published = hall.forum().post("/api/v1/posts", body("first", tags), author.bearer());
        String post = published.data().get("id").stringValue();
        like(post, tags, people.subList(0, 2));
        List<String> later = TAGS.subList(random.nextInt(TAGS.size()), TAGS.size());
        assertThat(hall.forum()
                        .post("/api/v1/posts/" + post, body("edited", later), author.bearer())
                        .status())
                .isEqualTo(200);
        like(post, later, people.subList(2, 2 + random.nextInt(PEOPLE - 2)));
    }

    private static String body(String title, List<String> tags) {
        return "{\"title\":\"%s\",\"content\":\"text\",\"tags\":[%s]}"
                .formatted(title, tags.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")));
    }

    private void like(String post, List<String> tags, List<LoggedIn> people) {
        for (LoggedIn who : people) {
            assertThat(hall.forum()
                            .post("/api/v1/posts/" + post + "/likes", "", who.bearer())
                            .status())
                    .isEqualTo(200);
            tags.forEach(tag -> likesPerTag.merge(tag.replace("\\", ""), 1L, Long::sum));
        }
    }

    @AfterAll
    void close() {
        hall.close();
    }

    @Test
    void a_projection_comes_out_the_same_from_the_feed_and_from_an_export_and_is_right() throws Exception {
        Path all = export("ndjson", "all");

        List<String> fromFeed = community("http://localhost:" + hall.stoa().operatorPort());
        List<String> fromExport = community(all.toString());

        assertThat(fromFeed).isEqualTo(fromExport);
        Map<String, Long> likes = new TreeMap<>();
        fromFeed.stream()
                .filter(line -> line.startsWith("likes "))
                .map(line -> line.substring("likes 2026-11-22 ".length()))
                .forEach(line -> likes.merge(
                        line.substring(0, line.lastIndexOf(' ')),
                        Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)),
                        Long::sum));
        assertThat(likes).isEqualTo(likesPerTag);
        assertThat(fromFeed.stream()
                        .filter(line -> line.startsWith("lottery "))
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum())
                .isEqualTo(DRAWS);
        assertThat(fromFeed.stream()
                        .filter(line -> line.startsWith("lottery "))
                        .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[4]))
                        .sum())
                .as("what is promised in all is a prize for each draw")
                .isBetween(DRAWS - 0.01, DRAWS + 0.01);
        assertThat(fromFeed.getFirst()).matches("active \\d{4}-\\d\\d-\\d\\d [1-9]");
    }

    @Test
    void a_query_over_parquet_comes_to_the_same_numbers() throws Exception {
        Path files = export("parquet", "parquet");
        Path lines = export("ndjson", "lines");

        List<String> expected = community(lines.toString()).stream()
                .filter(line -> line.startsWith("likes "))
                .sorted()
                .toList();
        assertThat(likesByQuery(files).stream().sorted().toList()).isNotEmpty().isEqualTo(expected);
        assertThat(readTime(files)).isEqualTo(readTimeOf(lines));
    }

    /** As {@code duckdb < likes-per-tag.sql} in that directory. */
    private static List<String> likesByQuery(Path files) throws SQLException, IOException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET file_search_path = '" + files + "'");
            statement.execute("SET TimeZone = 'UTC'");
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(Files.readString(EXAMPLES.resolve("likes-per-tag.sql")))) {
                while (rows.next()) {
                    found.add("likes " + rows.getString(1) + " " + rows.getString(2) + " " + rows.getLong(3));
                }
            }
            return found;
        }
    }

    /** The microseconds of the first post, which are the ledger's own precision. */
    private static long readTime(Path files) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT epoch_us(time) FROM read_parquet('" + files + "/post.parquet') ORDER BY position")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static long readTimeOf(Path lines) throws IOException {
        String first = Files.readAllLines(lines.resolve("post.ndjson")).getFirst();
        JsonNode event = new JsonMapper().readTree(first);
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, Instant.parse(event.get("time").stringValue()));
    }

    private Path export(String format, String name) {
        Path out = directory.resolve(name);
        ToolRun run = ToolRun.over(database, directory, "export", "--format=" + format, "--out=" + out);
        assertThat(run.status()).as(run.err()).isZero();
        return out;
    }

    /** Runs the example as an analyst would: a file, a JDK, and nothing of ours. */
    private List<String> community(String source) throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                EXAMPLES.resolve("Community.java").toString(),
                source);
        program.environment().put("STOA_OPERATOR_TOKEN", hall.admin()[1].substring("Bearer ".length()));
        program.environment().remove("CLASSPATH");
        Path out = Files.createTempFile(directory, "community", ".txt");
        Process running =
                program.redirectOutput(out.toFile()).redirectErrorStream(true).start();
        assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }
}
