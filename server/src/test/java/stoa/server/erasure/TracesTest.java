package stoa.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The search finds what is there, in every form; so what it does not find is not there. */
class TracesTest {

    private static final String NAME = "Zörb Éclairion";

    @Test
    void text_is_found_as_it_is_in_any_case_escaped_in_base64_in_utf_16_and_in_hexadecimal() {
        for (String around : List.of("", "x", "xy", "xyz")) {
            String json = "{\"name\":\"" + around + NAME + around + "\"}";
            assertFound(json);
            assertFound(json.toUpperCase(Locale.ROOT));
            assertFound(json.replace("ö", "\\u00f6").replace("É", "\\u00C9"));
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                byte[] bytes = (around + NAME + around).getBytes(charset);
                assertFound(HexFormat.of().formatHex(bytes));
                assertFound(Base64.getEncoder().encodeToString(bytes));
                assertFound(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                assertFound(HexFormat.of().formatHex(Base64.getEncoder().encode(bytes)));
            }
            assertFound(HexFormat.of().formatHex((around + NAME).getBytes(StandardCharsets.UTF_16BE)));
        }
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(new Traces().dump("one", "{\"name\":\"Zorb Eclairion\"}").of(NAME))
                .isEmpty();
    }

    private static void assertFound(String dump) {
        assertThat(new Traces().dump("one", dump).of(NAME)).as(dump).containsExactly("one");
    }
}
