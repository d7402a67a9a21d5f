package stoa.gateway.platform;

import java.util.Locale;

/**
 * A face's own port can not be opened: something else has it, or this machine has no such address. It has no cause, as
 * Spring Boot would take any refusal of an address for one of the main port's.
 */
public final class PortUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortUnusableException(String face, Face.Door door) {
        super(sentence(face.toUpperCase(Locale.ROOT), door));
    }

    private static String sentence(String face, Face.Door door) {
        return "port " + door.port() + " is taken, or " + door.address() + " is no address of this machine;"
                + " stop what uses the port, or correct STOA_" + face + "_PORT or STOA_" + face + "_ADDRESS.";
    }
}
