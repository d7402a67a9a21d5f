package stoa.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.RawHttp;

/** Bodies and queries that can not be read, or say what nobody may say. */
@GatewayTest
class BadInputTest {

    private static final String POSTS = "/api/v1/posts";
    private static final int MEBIBYTE = 1 << 20;

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"text\"",
                "{",
                "{\"title\":\"t\",\"content\":\"c\"",
                "{\"title\":\"t\" \"content\":\"c\"}",
                "{'title':'t','content':'c'}",
                "title=t&content=c",
                "{\"title\":1,\"content\":\"c\"}",
                "{\"title\":true,\"content\":\"c\"}",
                "{\"title\":[\"t\"],\"content\":\"c\"}",
                "{\"title\":{},\"content\":\"c\"}",
                "{\"title\":null,\"content\":\"c\"}",
                "{\"content\":\"c\"}",
                "{\"title\":\"t\"}",
                "{\"title\":\"\",\"content\":\"c\"}",
                "{\"title\":\"t\",\"content\":\"\"}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":\"go\"}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":[1]}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":[null]}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":{}}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":[\"a tag of more than thirty-two letters\"]}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\","
                        + "\"10\",\"11\"]}",
                "{\"title\":\"half a pair \\ud83d\",\"content\":\"c\"}",
                "{\"title\":\"the other half \\ude00\",\"content\":\"c\"}"
            })
    void a_body_that_is_no_post_is_refused(String body) {
        assertThat(client.post(POSTS, body, alice.bearer()).outcome()).isEqualTo("10002/400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"t\",\"content\":\"c\",\"unknown\":{\"deep\":[1,2,3]}}",
                "{\"Title\":\"t\",\"CONTENT\":\"c\"}",
                "{\"title\":\"t\",\"content\":\"c\",\"tags\":null}",
                "{\"title\":\"t\",\"content\":\"c\"} and more",
                "{\"title\":\"\\ud83d\\ude00\",\"content\":\"c\"}",
                "  {\"title\":\"t\",\"content\":\"c\"}"
            })
    void a_body_that_says_more_or_says_it_differently_is_taken(String body) {
        assertThat(client.post(POSTS, body, alice.bearer()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/xml",
                "nonsense"
            })
    void a_body_is_json_whatever_its_content_type_says(String contentType) {
        var answer = client.post(
                POSTS + "?title=x",
                "{\"title\":\"t\",\"content\":\"c\"}",
                "Authorization",
                "Bearer " + alice.accessToken(),
                "Content-Type",
                contentType,
                "Accept",
                "text/html");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void lengths_are_counted_in_characters_not_bytes() {
        String title = "\uD83D\uDE00".repeat(255);

        assertThat(client.post(POSTS, post(title, "c"), alice.bearer()).status())
                .isEqualTo(200);
        assertThat(client.post(POSTS, post(title + "x", "c"), alice.bearer()).outcome())
                .isEqualTo("10002/400");
    }

    @Test
    void content_may_have_64_kib_less_one() {
        assertThat(client.post(POSTS, post("t", "c".repeat(65_535)), alice.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(client.post(POSTS, post("t", "c".repeat(65_536)), alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
    }

    @ParameterizedTest
    @ValueSource(ints = {MEBIBYTE + 1, 10 * MEBIBYTE})
    void a_body_that_is_too_large_is_refused(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');

        assertThat(client.post(POSTS, body, alice.bearer()).outcome()).isEqualTo("10002/413");
    }

    @Test
    void a_declared_size_is_refused_before_a_byte_was_sent() {
        RawHttp.Heard heard = RawHttp.say(port, """
                POST /api/v1/auth/login HTTP/1.1
                Host: localhost
                Expect: 100-continue
                Content-Length: 5000000000
                Connection: close

                """);

        assertThat(heard.status()).isEqualTo(413);
        assertThat(heard.body()).isEqualTo("{\"code\":10002,\"msg\":\"参数错误\"}");
    }

    @Test
    void a_body_of_undeclared_size_is_read_no_further_than_the_limit() {
        String chunk = "100000\r\n" + " ".repeat(MEBIBYTE) + "\r\n";
        byte[] request = ("POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n" + chunk + chunk + "0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(RawHttp.say(port, request).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\":", "[", "{\"unknown\":{\"x\":"})
    void ten_thousand_levels_are_refused(String level) {
        String deep = "{\"title\":\"t\",\"content\":\"c\",\"tags\":" + level.repeat(10_000);

        assertThat(client.post(POSTS, deep, alice.bearer()).outcome()).isEqualTo("10002/400");
    }

    @Test
    void broken_utf_8_is_refused() {
        byte[] good = post("t", "c").getBytes(StandardCharsets.UTF_8);
        for (int broken : new int[] {0x80, 0xC0, 0xED, 0xF5, 0xFF}) {
            byte[] body = good.clone();
            body[10] = (byte) broken;

            assertThat(client.post(POSTS, body, alice.bearer()).outcome()).isEqualTo("10002/400");
        }
    }

    @Test
    void another_encoding_than_utf_8_is_refused() {
        byte[] body = post("t", "c").getBytes(StandardCharsets.UTF_16);

        assertThat(client.post(POSTS, body, alice.bearer()).outcome()).isEqualTo("10002/400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "9223372036854775808", "%20", "1e3", "0x1", "--1"})
    void an_id_that_is_no_number_is_a_bad_request(String id) {
        assertThat(client.get("/api/v1/users/" + id).outcome()).isEqualTo("10002/400");
        assertThat(client.get("/api/v1/users/" + id + "/posts").outcome()).isEqualTo("10002/400");
        assertThat(client.get("/api/v1/posts/" + id).outcome()).isEqualTo("10002/400");
        assertThat(client.delete("/api/v1/posts/" + id, alice.bearer()).outcome())
                .isEqualTo("10002/400");
        assertThat(client.post("/api/v1/posts/" + id, post("t", "c"), alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
    }

    @ParameterizedTest
    @CsvSource({"0, 10002/400", "-1, 10002/400", "9223372036854775807, 20001/404", "1, 20001/404"})
    void a_number_that_is_no_users_id(String id, String outcome) {
        assertThat(client.get("/api/v1/users/" + id).outcome()).isEqualTo(outcome);
        assertThat(client.get("/api/v1/users/" + id + "/posts").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-9223372036854775808", "9223372036854775807", "1"})
    void a_number_that_is_no_posts_id_is_an_unknown_post(String id) {
        assertThat(client.get("/api/v1/posts/" + id).outcome()).isEqualTo("30001/404");
        assertThat(client.delete("/api/v1/posts/" + id, alice.bearer()).outcome())
                .isEqualTo("30001/404");
        assertThat(client.post("/api/v1/posts/" + id, post("t", "c"), alice.bearer())
                        .outcome())
                .isEqualTo("30001/404");
        assertThat(client.post("/api/v1/posts/" + id, post("t", ""), alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pageNo=0",
                "pageNo=-1",
                "pageNo=x",
                "pageNo=",
                "pageNo=1.0",
                "pageSize=0",
                "pageSize=-1",
                "pageSize=101",
                "pageSize=1000",
                "pageSize=",
                "pageSize=ten",
                "pageNo=1&pageSize=9999999999"
            })
    void a_page_that_can_not_be_is_refused_everywhere(String query) {
        for (String list :
                new String[] {"/api/v1/posts?", "/api/v1/posts/tags?tag=go&", "/api/v1/users/" + alice.id() + "/posts?"
                }) {
            assertThat(client.get(list + query).outcome()).as(list + query).isEqualTo("10002/400");
        }
    }

    @Test
    void a_page_beyond_the_end_is_empty() {
        for (String page :
                new String[] {"1000000", "2147483647", "9999999999", "922337203685477580", "9223372036854775807"}) {
            var data = client.get("/api/v1/posts?pageSize=100&pageNo=" + page).data();

            assertThat(data.get("posts").size()).isZero();
            assertThat(data.get("hasMore").booleanValue()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?tag=", "?tag=%20%20", "?pageNo=1"})
    void a_tag_list_needs_a_tag(String query) {
        assertThat(client.get("/api/v1/posts/tags" + query).outcome()).isEqualTo("10002/400");
    }

    private static String post(String title, String content) {
        return "{\"title\":\"%s\",\"content\":\"%s\"}".formatted(title, content);
    }
}
