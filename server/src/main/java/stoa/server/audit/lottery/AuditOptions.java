package stoa.server.audit.lottery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the audit.
 *
 * @param notes that were kept from earlier, as text
 * @param key the log's verifier key
 * @param settings where the ledger is, as the server takes them
 */
record AuditOptions(boolean json, List<String> notes, Optional<String> key, List<String> settings) {

    /** @throws IllegalArgumentException with a sentence, if something else was written */
    static AuditOptions parse(String... words) throws IOException {
        boolean json = false;
        List<String> notes = new ArrayList<>();
        Optional<String> key = Optional.empty();
        List<String> settings = new ArrayList<>();
        Iterator<String> rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--json" -> json = true;
                case "--checkpoint" -> notes.add(Files.readString(Path.of(value(word, rest))));
                case "--key" -> key = Optional.of(textOrFile(value(word, rest)));
                default -> settings.add(setting(word));
            }
        }
        return new AuditOptions(json, List.copyOf(notes), key, List.copyOf(settings));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return rest.next();
    }

    private static String textOrFile(String value) throws IOException {
        return Files.isRegularFile(Path.of(value)) ? Files.readString(Path.of(value)) : value;
    }

    private static String setting(String word) {
        if (!word.startsWith("--stoa.")) {
            throw new IllegalArgumentException("what is '" + word + "'?");
        }
        return word;
    }
}
