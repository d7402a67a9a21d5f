package stoa.bench.assembly;

import java.sql.SQLException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import stoa.api.view.ViewRebuilds;
import stoa.api.view.ViewState.Version;

/** What replaying costs, and what operators do to views, without an operator. */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class ReplayEndpoints {

    private static final double MILLION = 1e6;

    private final ReplayCost cost;
    private final ViewRebuilds views;

    ReplayEndpoints(ReplayCost cost, ViewRebuilds views) {
        this.cost = cost;
        this.views = views;
    }

    @GetMapping("/replay")
    ReplayCost.Found replay() throws SQLException, InterruptedException {
        return cost.measure();
    }

    @PostMapping("/views/{view}/{act}")
    Map<String, Object> act(@PathVariable String view, @PathVariable String act) {
        long started = System.nanoTime();
        switch (act) {
            case "rebuild" -> views.rebuild(view);
            case "switch" -> views.switchOver(view);
            case "back" -> views.back(view);
            case "drop" -> views.drop(view);
            default -> throw new IllegalArgumentException(act);
        }
        return Map.of("millis", (System.nanoTime() - started) / MILLION);
    }

    @GetMapping("/views/{view}")
    Map<String, Object> state(@PathVariable String view) {
        return Map.of("beside", views.get(view).beside().map(Version::state).orElse("none"));
    }
}
