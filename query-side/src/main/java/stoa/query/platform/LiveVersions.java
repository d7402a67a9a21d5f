package stoa.query.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ViewVersions;
import stoa.vault.ViewVersions.Version;

/** Has the views read in the versions that operators have chosen, before anything follows the log. */
public final class LiveVersions {

    private final Collection<? extends View> views;
    private final ViewVersions versions;
    private final ProgressBoard board;

    public LiveVersions(Collection<? extends View> views, ViewVersions versions, ProgressBoard board) {
        this.views = views;
        this.versions = versions;
        this.board = board;
    }

    public void read(ViewReads reads) {
        Map<String, Integer> live = new HashMap<>();
        versions.all().stream().filter(Version::live).forEach(version -> live.put(version.view(), version.fill()));
        for (View view : views) {
            ViewName name = view.name().filled(live.getOrDefault(view.name().code(), ViewName.FIRST_FILL));
            reads.live(view).become(name);
            board.answeredBy(name, List.of());
        }
    }
}
