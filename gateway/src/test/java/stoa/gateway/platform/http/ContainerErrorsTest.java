package stoa.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.RawHttp;

/** What the container refuses by itself: in the face's envelope, never in HTML, never a stack trace. */
@GatewayTest
class ContainerErrorsTest {

    private static final String BAD_REQUEST = "{\"code\":10002,\"msg\":\"参数错误\"}";

    @LocalServerPort
    int port;

    private RawHttp.Heard request(String line) {
        return RawHttp.say(port, line + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/posts/%",
                "GET /api/v1/posts/%zz",
                "GET /api/v1/posts/%00",
                "GET /api/v1/posts/%2F",
                "GET /api/v1/posts/%5C",
                "GET /api/v1/posts/a%0Ab",
                "GET /api/v1/posts/;jsessionid=1",
                "GET /api/v1//posts",
                "GET /api/v1/../../etc/passwd",
                "GET /api/v1/posts?pageNo=%zz",
                "GET /api/v1/posts/{1}",
                "GET /api/v1/posts/\u00e4"
            })
    void a_malformed_path_is_a_bad_request(String line) {
        RawHttp.Heard heard = request(line);

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.body()).isEqualTo(BAD_REQUEST);
        assertThat(heard.headers()).contains("Content-Type: application/json;charset=utf-8");
        assertThat(heard.hasHeader("X-Request-Id")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "404, GET /nowhere",
        "404, GET /",
        "404, GET /error",
        "404, GET /api/v1",
        "404, GET /api/v1/posts/",
        "404, POST /api/v2/auth/login",
        "404, GET /favicon.ico",
        "405, PATCH /api/v1/posts",
        "405, PUT /api/v1/auth/login",
        "405, FOO /api/v1/posts",
        "405, TRACE /api/v1/posts"
    })
    void an_unknown_route_or_method_has_the_envelope(int status, String line) {
        RawHttp.Heard heard = request(line);

        assertThat(heard.status()).isEqualTo(status);
        assertThat(heard.body()).isEqualTo(BAD_REQUEST);
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        assertThat(request("GET /api/v1/auth/login").headers()).contains("Allow: POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /api/v1/posts HTTP/9.9",
                "GET /api/v1/posts HTTP/1.1\nHost: two words",
                "GET /api/v1/posts HTTP/1.1\nHost: a\nHost: b",
                "GET /api/v1/posts HTTP/1.1\nHost: a\nBad Header: x",
                "POST /api/v1/posts HTTP/1.1\nHost: a\nContent-Length: x"
            })
    void what_is_no_http_gets_no_html(String start) {
        RawHttp.Heard heard = RawHttp.say(port, start + "\nConnection: close\n\n");

        assertNoLeak(heard);
    }

    /** The container refuses the header, then the coding: the first as an exception, the second as 501. */
    @Test
    void two_things_that_are_no_http_are_no_fault_of_ours() {
        Logger valve = (Logger) LoggerFactory.getLogger(EnvelopeErrorValve.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        valve.addAppender(logged);
        try {
            RawHttp.Heard heard = RawHttp.say(port, """
                    POST /api/v1/posts HTTP/1.1
                    Host: localhost
                    Transfer-Encoding: nonsense
                    Bad[Header: x
                    Connection: close

                    """);

            assertThat(heard.status()).isEqualTo(501);
            assertNoLeak(heard);
            assertThat(logged.list).isEmpty();
        } finally {
            valve.detachAppender(logged);
        }
    }

    @Test
    void over_long_headers_get_no_html() {
        RawHttp.Heard heard = RawHttp.say(
                port, "GET /api/v1/posts HTTP/1.1\nHost: a\nX: " + "x".repeat(100_000) + "\nConnection: close\n\n");

        assertThat(heard.status()).isBetween(400, 431);
        assertNoLeak(heard);
    }

    @Test
    void bytes_in_a_header_that_are_no_text_do_no_harm() {
        RawHttp.Heard heard = RawHttp.say(port, """
                GET /api/v1/auth/status HTTP/1.1
                Host: localhost
                User-Agent: \377\205
                Authorization: Bearer \205\376
                Connection: close

                """);

        assertThat(heard.status()).isEqualTo(401);
    }

    private static void assertNoLeak(RawHttp.Heard heard) {
        assertThat(heard.status()).isBetween(400, 505);
        assertThat(heard.text())
                .doesNotContainIgnoringCase("<html")
                .doesNotContain("Exception", "Tomcat", "timestamp", "\tat ");
        if (!heard.body().isEmpty()) {
            assertThat(heard.body()).startsWith("{\"code\":1000");
        }
    }
}
