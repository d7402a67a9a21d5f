package stoa.gateway.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stoa.api.audit.query.GetTile;

/**
 * Paths of tiles as C2SP {@code tlog-tiles} writes them: {@code <level>/<index>[.p/<width>]}, the index in groups of
 * three digits of which all but the last begin with {@code x}, so that no directory of a copy holds more than a
 * thousand files.
 */
final class TilePath {

    private static final Pattern PATH =
            Pattern.compile("/(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** The tile of a path, which begins with a slash; empty if it is no tile's only path. */
    static Optional<GetTile> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || parts.group(2).startsWith("x000/")) {
            return Optional.empty();
        }
        int level = Integer.parseInt(parts.group(1));
        long index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        int width = parts.group(3) == null ? GetTile.FULL_WIDTH : Integer.parseInt(parts.group(3));
        boolean partial = parts.group(3) != null;
        if (level > GetTile.MAX_LEVEL || width > GetTile.FULL_WIDTH || (partial && width == GetTile.FULL_WIDTH)) {
            return Optional.empty();
        }
        return Optional.of(new GetTile(level, index, width));
    }

    private TilePath() {}
}
