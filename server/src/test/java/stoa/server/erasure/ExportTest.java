package stoa.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stoa.server.testing.StoaTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person takes along everything that is held about them, and nothing that others say of themselves. */
class ExportTest {

    private static final String EXPORT = "/api/v1/users/me/export";
    private static final int MORE_THAN_A_PAGE = 210;

    private final Client client = new Client(StoaTest.shared().port());
    private final LoggedIn alice = client.register();
    private final LoggedIn bob = client.register();

    private List<JsonNode> export(LoggedIn person) {
        Answer answer = client.get(EXPORT, person.bearer());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.text().lines().map(new JsonMapper()::readTree).toList();
    }

    private static Set<String> words(List<JsonNode> lines, String what, String field) {
        return lines.stream()
                .filter(line -> line.get("what").stringValue().equals(what))
                .map(line -> line.get(field))
                .map(value -> value.isString() ? value.stringValue() : value.toString())
                .collect(Collectors.toSet());
    }

    private void post(String path, String body) {
        Answer answer = client.post(path, body, alice.bearer());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void holds_account_sessions_and_every_event_that_names_the_person_down_to_the_first() {
        post("/api/v1/users/me", "{\"bio\":\"a bio of Alice's\",\"location\":\"Bern\"}");
        post("/api/v1/users/" + bob.id() + "/follow", "");
        for (int number = 1; number <= MORE_THAN_A_PAGE; number++) {
            post("/api/v1/posts", "{\"title\":\"export " + number + "\",\"content\":\"text\",\"tags\":[]}");
        }

        List<JsonNode> lines = export(alice);

        JsonNode account = lines.getFirst();
        assertThat(account.get("what").stringValue()).isEqualTo("account");
        assertThat(account.get("name").stringValue()).isEqualTo(alice.name());
        assertThat(account.get("bio").stringValue()).isEqualTo("a bio of Alice's");
        assertThat(words(lines, "last_login", "address")).hasSize(1);
        assertThat(words(lines, "session", "face")).containsExactly("forum");
        assertThat(words(lines, "event", "event"))
                .contains(
                        "account.AccountRegistered", "account.ProfileEdited", "social.Followed", "post.PostPublished");
        assertThat(words(lines, "event", "data").toString())
                .contains("export 1\"", "export " + MORE_THAN_A_PAGE, "a bio of Alice's", alice.name() + "@example.com")
                .doesNotContain(bob.name());
        JsonNode end = lines.getLast();
        assertThat(end.get("what").stringValue()).isEqualTo("end");
        assertThat(end.get("lines").intValue()).isEqualTo(lines.size() - 1);
    }

    @Test
    void is_for_the_person_alone() {
        assertThat(client.get(EXPORT).status()).isEqualTo(401);
        assertThat(words(export(bob), "account", "id")).containsExactly(bob.id());
    }
}
