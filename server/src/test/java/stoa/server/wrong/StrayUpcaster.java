package stoa.server.wrong;

import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.Upcaster;

/** Rewrites history far from where one would look for it. */
final class StrayUpcaster implements Upcaster<String> {

    @Override
    public Stream<String> upcast(Stream<String> stored) {
        return stored;
    }
}
