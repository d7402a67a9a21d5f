package stoa.api.kernel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form under which names and tags are compared: NFKC, trimmed, without regard to case. Streams are named after it,
 * so it can never change. Folding goes over upper case, since that maps ß to SS and every sigma to one, and twice,
 * since the capital ẞ becomes ß only on the first way down.
 */
public final class CanonicalText {

    public static String of(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return Normalizer.normalize(folded(folded(compatible)), Normalizer.Form.NFKC);
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Length as people count it: in Unicode code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private CanonicalText() {}
}
