package stoa.gateway.operator.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import stoa.api.view.ViewDiff;
import stoa.api.view.ViewDiff.Difference;
import stoa.api.view.ViewDiff.Guilty;

/**
 * A comparison as operators see it.
 *
 * @param firstGuilty left out if no event explains a difference, or there is none
 * @param differences the first hundred
 * @param failure left out unless it has failed
 */
record DiffItem(
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
        @JsonProperty("first_guilty") Guilty firstGuilty,
        List<DifferenceItem> differences,
        String failure) {

    static DiffItem of(ViewDiff diff) {
        return new DiffItem(
                diff.view(),
                diff.live(),
                diff.beside(),
                diff.state(),
                diff.compared(),
                diff.of(),
                diff.position(),
                diff.missing(),
                diff.added(),
                diff.different(),
                diff.unsettled(),
                diff.guilty().orElse(null),
                diff.differences().stream().map(DifferenceItem::of).toList(),
                diff.failure().orElse(null));
    }

    /** A part, and the event of which the wrong version is guilty; left out if no event explains it. */
    record DifferenceItem(String part, String kind, long position, String wrong, Guilty guilty) {

        static DifferenceItem of(Difference difference) {
            return new DifferenceItem(
                    difference.part(),
                    difference.kind(),
                    difference.position(),
                    difference.wrong(),
                    difference.guilty().orElse(null));
        }
    }
}
