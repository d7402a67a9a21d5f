package stoa.server.feed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import stoa.api.kernel.PublishedEvent;
import stoa.gateway.platform.http.JsonText;

/** One line of JSON for each event, as the feed has it. */
final class NdjsonFile implements EventFile {

    private final OutputStream out;

    NdjsonFile(Path file) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    @Override
    public void write(PublishedEvent event) throws IOException {
        out.write(JsonText.write(event));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
