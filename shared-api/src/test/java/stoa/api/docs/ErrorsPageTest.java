package stoa.api.docs;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stoa.api.Classes;
import stoa.api.kernel.RejectionCode;

class ErrorsPageTest {

    private static final String HEAD = """
            # Errors

            Generated from the code by `ErrorsPageTest`; not to be edited. Every refusal has one of these codes,
            whichever face it is answered on. The status is what a face answers that has nothing more exact to say; each
            face maps the codes that its own document names, and its envelope, in its package `platform`.
            """;

    @Test
    void the_page_of_errors_is_what_the_code_says() throws IOException {
        String sections = Classes.all().stream()
                .filter(type -> type.isEnum() && RejectionCode.class.isAssignableFrom(type))
                .map(ErrorsPageTest::section)
                .collect(Collectors.joining("\n"));

        GeneratedPage.check("errors.md", HEAD + "\n" + sections);
    }

    private static String section(Class<?> codes) {
        String rows = Arrays.stream(codes.getEnumConstants())
                .map(code -> row((RejectionCode) code))
                .collect(Collectors.joining());
        return """
                ## %s

                | code | kind | status | meaning |
                |---|---|---|---|
                """.formatted(codes.getSimpleName()) + rows;
    }

    private static String row(RejectionCode code) {
        return "| `%s` | %s | %d | %s |\n".formatted(code.name(), code.kind(), statusOf(code), code.meaning());
    }

    private static int statusOf(RejectionCode code) {
        return switch (code.kind()) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case LIMITED -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
