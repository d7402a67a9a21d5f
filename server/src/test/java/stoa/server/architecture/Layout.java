package stoa.server.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which packages there are. The rules take their names from here, and {@link InventoryTest} looks whether they exist: a
 * rule about a package that nobody has can not fail.
 */
final class Layout {

    static final String API = "stoa.api";
    static final String COMMAND = "stoa.command";
    static final String QUERY = "stoa.query";
    static final String GATEWAY = "stoa.gateway";
    static final String LEDGER = "stoa.ledger";
    static final String VAULT = "stoa.vault";
    static final String SERVER = "stoa.server";

    static final List<String> MODULES = List.of(API, COMMAND, QUERY, GATEWAY, LEDGER, VAULT, SERVER);

    static final List<String> FEATURES =
            List.of("account", "social", "post", "comment", "like", "lottery", "conversation", "group", "audit");

    /** What every client knows by this name; each face is a package of the gateway. */
    static final List<String> FACES = List.of("forum", "operator", "im", "chat", "gochat", "auth");

    /** Features that a module does without. Whoever builds one strikes it out here. */
    private static final Map<String, Set<String>> GAPS = Map.of(
            API, Set.of(),
            // Nobody commands the audit: it is told what has happened. Its queries are answered beside the ledger.
            COMMAND, Set.of("audit"),
            QUERY, Set.of("audit"));

    static List<String> present(String module) {
        return FEATURES.stream()
                .filter(feature -> !GAPS.get(module).contains(feature))
                .map(feature -> module + "." + feature)
                .toList();
    }

    static List<String> absent(String module) {
        return FEATURES.stream()
                .filter(GAPS.get(module)::contains)
                .map(feature -> module + "." + feature)
                .toList();
    }

    static List<String> faces() {
        return FACES.stream().map(face -> GATEWAY + "." + face).toList();
    }

    static String under(String name) {
        return name + "..";
    }

    static String[] under(String... names) {
        return Stream.of(names).map(Layout::under).toArray(String[]::new);
    }

    private Layout() {}
}
