package stoa.server.audit.lottery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.kernel.RoundId;

/** Heads of rounds that somebody kept: what they say of a round's beginning must hold for ever. */
final class KeptHeads {

    /**
     * A round as it once was.
     *
     * @param events how many it had
     * @param digest of the last of them
     * @param size of the whole ledger then
     */
    record Head(RoundId round, long events, String digest, long size) {}

    private final Map<RoundId, List<Head>> heads = new HashMap<>();

    void keep(Head head) {
        heads.computeIfAbsent(head.round(), round -> new ArrayList<>()).add(head);
    }

    /** After each event of a round. */
    void check(RoundReplay round, long position) {
        for (Head head : heads.getOrDefault(round.round(), List.of())) {
            boolean same = round.events() != head.events() || round.digest().equals(head.digest());
            WrongEvent.require(same, position, "the round's events up to here are not those of the kept head");
            boolean covered = round.events() > head.events() && position <= head.size();
            WrongEvent.require(!covered, position, "the kept head, although younger, does not cover this event");
        }
    }

    /** When all has been read. */
    void finish(Map<RoundId, RoundReplay> rounds, long size) {
        for (Head head : heads.values().stream().flatMap(List::stream).toList()) {
            long events = Optional.ofNullable(rounds.get(head.round()))
                    .map(RoundReplay::events)
                    .orElse(0L);
            String cut =
                    "round " + head.round() + " had " + head.events() + " events once, and " + events + " are left";
            WrongEvent.require(events >= head.events(), size + 1, cut);
        }
    }
}
