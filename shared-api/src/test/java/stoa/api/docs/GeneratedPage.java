package stoa.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page under {@code docs/} that is written from the code and never by hand. */
final class GeneratedPage {

    private static final Path DOCS = Path.of("..", "docs");

    /** Fails if the page that is checked in says something else; {@code -Dstoa.docs.write=true} rewrites it. */
    static void check(String name, String content) throws IOException {
        Path page = DOCS.resolve(name);
        if (Boolean.getBoolean("stoa.docs.write")) {
            Files.createDirectories(DOCS);
            Files.writeString(page, content);
        }
        assertThat(page)
                .as("run this test with -Dstoa.docs.write=true and commit what it writes")
                .exists();
        assertThat(Files.readString(page))
                .as("docs/" + name + " is stale: run this test with -Dstoa.docs.write=true and commit what it writes")
                .isEqualTo(content);
    }

    private GeneratedPage() {}
}
