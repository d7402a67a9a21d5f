package stoa.gateway.platform.socket;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sockets by something that several can have in common. Lists are small and replaced, so that readers need no lock. */
final class Index<K> {

    private final Map<K, List<Socket>> sockets = new ConcurrentHashMap<>();

    /** False if there are so many already. */
    boolean add(K key, Socket socket, int limit) {
        return sockets.compute(key, (same, known) -> {
                    if (known == null) {
                        return List.of(socket);
                    }
                    return known.size() >= limit
                            ? known
                            : Stream.concat(known.stream(), Stream.of(socket)).toList();
                })
                .contains(socket);
    }

    void remove(K key, Socket socket) {
        sockets.computeIfPresent(key, (same, known) -> {
            List<Socket> rest = known.stream().filter(other -> other != socket).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    List<Socket> of(K key) {
        return sockets.getOrDefault(key, List.of());
    }
}
