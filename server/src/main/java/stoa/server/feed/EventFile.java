package stoa.server.feed;

import java.io.Closeable;
import java.io.IOException;
import stoa.api.kernel.PublishedEvent;

/** A file that takes events, in order; whole once it is closed. */
interface EventFile extends Closeable {

    void write(PublishedEvent event) throws IOException;
}
