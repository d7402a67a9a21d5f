package stoa.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.gateway.platform.Face;
import stoa.testkit.http.RawConnection.Said;

/** What an answer may be: never our fault, never somebody else's page, and an error in the words of its face. */
final class Envelope {

    private static final Map<String, String> ERRORS = Map.of(
            "forum", "\\{\"code\":\\d+,\"msg\":\".*",
            "im", "\\{\"error\":\".*",
            "chat", "\\{\"code\":STATUS,\"message\":\".*\"error\":\".*",
            "gochat", "\\{\"success\":false,\"message\":\".*\"code\":\".*",
            "auth", "\\{\"error\":\".*");

    /** A path that can not be read at all has no prefix: the port alone tells whose request it was. */
    private static final String OF_THE_PORT = ERRORS.get("forum");

    /** What a framework or the JVM says of itself. */
    private static final Pattern LEAK = Pattern.compile(
            "\\tat |Exception|Whitelabel|org\\.(springframework|apache|axonframework|postgresql)|"
                    + "\"trace\"|<html|<!doctype",
            Pattern.CASE_INSENSITIVE);

    /** That a transfer encoding or a version of HTTP is not ours is for the client to mend. */
    private static final Set<Integer> THEIR_FAULT = Set.of(501, 505);

    static void check(Face face, Said said, Shot shot, String what) {
        if (!THEIR_FAULT.contains(said.status())) {
            assertThat(said.status()).as(what).isBetween(200, 499);
        }
        if (said.status() < 400 || shot.asksForHeadOnly()) {
            return;
        }
        assertThat(said.body()).as(what).doesNotContainPattern(LEAK);
        if (!(said.body().isEmpty() && isToldNothing(face, said.status(), shot))) {
            String spoken = ERRORS.get(face.name()).replace("STATUS", Integer.toString(said.status()));
            boolean unknown = said.status() == 400 && shot.hasUnreadablePath();
            assertThat(said.body())
                    .as("%s answered %d", what, said.status())
                    .matches(Pattern.compile(unknown ? spoken + "|" + OF_THE_PORT : spoken, Pattern.DOTALL));
        }
    }

    /** The Forum's clients want nothing with a 401, and pages that may not call it are told nothing. */
    private static boolean isToldNothing(Face face, int status, Shot shot) {
        return face.trustsCookies() && (status == 401 || shot.isOfForeignPage());
    }

    /** What came back where a request may be no request at all: maybe nothing, maybe several answers. */
    static void checkRaw(String heard, String what) {
        assertThat(heard).as(what).doesNotContainPattern("HTTP/1\\.1 50[0234]");
        if (heard.contains("HTTP/1.1 4")) {
            assertThat(heard).as(what).doesNotContainPattern(LEAK);
        }
    }

    private Envelope() {}
}
