package stoa.api.view;

import java.util.List;
import java.util.Optional;

/**
 * How the version of a view beside the one that is read differs from it. While the comparison goes on, it tells how far
 * that is.
 *
 * @param view the view's name
 * @param live the version that is read
 * @param beside the version that it was compared with
 * @param state {@code comparing}, {@code done} or {@code failed}
 * @param compared documents or lists that were looked at
 * @param of about how many there are
 * @param position up to where both had taken in the ledger when they were last compared
 * @param missing parts that the version beside lacks
 * @param added parts that only the version beside has
 * @param different parts of which both say something else
 * @param unsettled parts that changed too fast to be compared at one position
 * @param guilty the first event after which the two differ, if an event explains it
 * @param differences the first of them, by name
 * @param failure why it could not be compared
 */
public record ViewDiff(
        String view,
        String live,
        String beside,
        String state,
        long compared,
        long of,
        long position,
        long missing,
        long added,
        long different,
        long unsettled,
        Optional<Guilty> guilty,
        List<Difference> differences,
        Optional<String> failure) {

    public ViewDiff {
        differences = List.copyOf(differences);
    }

    /** Whether the two say the same. */
    public boolean isEmpty() {
        return missing + added + different + unsettled == 0;
    }

    /**
     * A part of which the two say something else.
     *
     * @param part a document's id, or an entry as list, rank and id
     * @param kind {@code missing}, {@code added} or {@code different}, as seen from the version that is read
     * @param position the one at which both were compared
     * @param wrong the version that says something else than the ledger; {@code both} if both do
     * @param guilty the first event that the wrong version did not take in; empty if no event explains what it says, so
     *     that it was changed by somebody else, or folded by other code
     */
    public record Difference(String part, String kind, long position, String wrong, Optional<Guilty> guilty) {}

    /** An event by its position, and the name of its type. */
    public record Guilty(long position, String event) {}
}
