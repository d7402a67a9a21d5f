package stoa.gateway.platform.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;

/** Why a socket ended, and what its client is told. There is no end for being idle or for an expired token. */
enum Ending {
    BY_CLIENT(CloseCodes.NORMAL_CLOSURE, "goodbye"),
    SESSION_ENDED(CloseCodes.VIOLATED_POLICY, "the session has ended"),
    TOO_SLOW(CloseCodes.VIOLATED_POLICY, "reads too slowly"),
    TOO_FAST(CloseCodes.VIOLATED_POLICY, "sends too much"),
    TOO_LARGE(CloseCodes.TOO_BIG, "message too large"),
    SILENT(CloseCodes.GOING_AWAY, "no sign of life"),
    LOST(CloseCodes.GOING_AWAY, "connection broken"),
    SHUTDOWN(CloseCodes.GOING_AWAY, "the server is going down");

    private final CloseCodes code;
    private final String phrase;

    Ending(CloseCodes code, String phrase) {
        this.code = code;
        this.phrase = phrase;
    }

    CloseReason reason() {
        return new CloseReason(code, phrase);
    }
}
