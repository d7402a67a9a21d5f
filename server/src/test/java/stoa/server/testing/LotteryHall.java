package stoa.server.testing;

import static java.util.function.Predicate.not;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** A whole Stoa with an operator at the lottery, and people who draw. Rounds are what tests open. */
public final class LotteryHall implements AutoCloseable {

    private static final String PASSWORD = "open sesame";
    private static final String ROUNDS = "/api/v1/lottery/rounds";

    private final StoaTest stoa;
    private final Client forum;
    private final Client operators;
    private final String[] admin;

    private LotteryHall(StoaTest stoa) {
        this.stoa = stoa;
        this.forum = new Client(stoa.port());
        this.operators = new Client(stoa.operatorPort());
        String token = await().pollInterval(Duration.ofMillis(300)).until(this::login, not(String::isEmpty));
        this.admin = new String[] {"Authorization", "Bearer " + token};
    }

    /** Empty while this node has not heard of the account that another one has opened. */
    private String login() {
        Answer login = operators.post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"%s\"}".formatted(PASSWORD));
        return login.status() == 200 ? login.json().get("token").stringValue() : "";
    }

    /** One on a database of its own, with whatever settings, each as {@code name=value}. */
    public static LotteryHall start(String... settings) {
        return on(TestPostgres.freshDatabase(), settings);
    }

    /** One more node on a database. */
    public static LotteryHall on(TestDatabase database, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "stoa.gateway.admin.password=" + PASSWORD,
                "stoa.vault.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "stoa.gateway.password.memory=64KB",
                "stoa.gateway.password.iterations=1"));
        all.addAll(List.of(settings));
        return new LotteryHall(StoaTest.start(database, temporary(), all.toArray(String[]::new)));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stoa-lottery");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public StoaTest stoa() {
        return stoa;
    }

    public Client forum() {
        return forum;
    }

    public Client operators() {
        return operators;
    }

    /** The header that makes a request an operator's. */
    public String[] admin() {
        return admin.clone();
    }

    /** The rounds as operators see them, newest first. */
    public JsonNode rounds() {
        return operators.get(ROUNDS, admin).json().get("rounds");
    }

    public JsonNode round(String id) {
        return operators.get(ROUNDS + "/" + id, admin).json();
    }

    /** Closes the round that is open, if there is one, and opens another; returns its id. */
    public String open(Prize... prizes) {
        closeAny();
        List<String> rows = new ArrayList<>();
        for (Prize prize : prizes) {
            rows.add(prize.json());
        }
        Answer opened = operators.post(ROUNDS, "{\"prizes\":[" + String.join(",", rows) + "]}", admin);
        if (opened.status() != 201) {
            throw new IllegalStateException(opened.text());
        }
        return opened.json().get("id").stringValue();
    }

    /** What an operator offers. */
    public record Prize(String name, long stock, boolean blank) {

        public static Prize of(String name, long stock) {
            return new Prize(name, stock, false);
        }

        public static Prize blank(long stock) {
            return new Prize("谢谢参与", stock, true);
        }

        String json() {
            return "{\"name\":\"%s\",\"price\":%d,\"stock\":%d,\"blank\":%s}"
                    .formatted(name, blank ? 0 : 200, stock, blank);
        }
    }

    public void closeAny() {
        for (JsonNode round : rounds()) {
            if (round.get("open").booleanValue()) {
                close(round.get("id").stringValue());
            }
        }
    }

    public void close(String round) {
        Answer closed = operators.post(ROUNDS + "/" + round + "/close", "", admin);
        if (closed.status() != 204) {
            throw new IllegalStateException(closed.text());
        }
    }

    public Answer draw(LoggedIn by) {
        return forum.get("/api/v1/lottery/lucky", by.bearer());
    }

    public Answer pay(LoggedIn by, String gift) {
        return end("pay", by, gift);
    }

    public Answer giveUp(LoggedIn by, String gift) {
        return end("giveup", by, gift);
    }

    private Answer end(String how, LoggedIn by, String gift) {
        String body = "{\"user_id\":\"%s\",\"gift_id\":\"%s\"}".formatted(by.id(), gift);
        return forum.post("/api/v1/lottery/" + how, body, by.bearer());
    }

    /** The id of a prize that there is to win. */
    public String gift(String name) {
        for (JsonNode gift : forum.get("/api/v1/gifts").data()) {
            if (gift.get("name").stringValue().equals(name)) {
                return gift.get("id").stringValue();
            }
        }
        throw new IllegalStateException("no prize is named " + name);
    }

    @Override
    public void close() {
        stoa.close();
    }
}
