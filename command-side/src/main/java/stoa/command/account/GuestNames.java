package stoa.command.account;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stoa.api.account.command.OpenGuest;
import stoa.api.kernel.AccountId;

/**
 * Names that a guest may get, in the order in which they are tried. Their digits follow from the account's id, as no
 * dice are thrown where it is decided; they are no secret.
 */
final class GuestNames {

    private static final String MADE_UP = "游客";
    private static final int MADE_UP_DIGITS = 1_000_000;
    private static final int DIGITS = 10_000;
    private static final int TRIES = 32;

    /** The wish first, if there is one; without end in sight it would be a way to keep the ledger busy. */
    static Stream<String> of(OpenGuest command) {
        String wish = command.name();
        if (wish.isEmpty()) {
            return tries(command.account(), MADE_UP_DIGITS).map(number -> MADE_UP + number);
        }
        return Stream.concat(Stream.of(wish), tries(command.account(), DIGITS).map(number -> wish + "_" + number));
    }

    private static Stream<String> tries(AccountId account, int below) {
        String form = "%0" + Integer.toString(below - 1).length() + "d";
        return IntStream.range(0, TRIES)
                .mapToLong(attempt -> Long.remainderUnsigned(mixed(account.value() * TRIES + attempt), below))
                .mapToObj(number -> String.format(Locale.ROOT, form, number));
    }

    /** Ids of one millisecond differ in few bits; these differ in all (the finalizer of SplitMix64). */
    private static long mixed(long value) {
        long bits = value * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    private GuestNames() {}
}
