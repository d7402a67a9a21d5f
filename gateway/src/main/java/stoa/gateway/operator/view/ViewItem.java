package stoa.gateway.operator.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import stoa.api.view.ViewState;
import stoa.api.view.ViewState.Failure;
import stoa.api.view.ViewState.Filling;
import stoa.api.view.ViewState.Version;

/**
 * A view as operators see it.
 *
 * @param beside left out while there is one version
 */
record ViewItem(String view, VersionItem live, VersionItem beside) {

    private static final double MILLIS = 1_000.0;

    static ViewItem of(ViewState state) {
        return new ViewItem(
                state.view(),
                VersionItem.of(state.live()),
                state.beside().map(VersionItem::of).orElse(null));
    }

    /**
     * A version.
     *
     * @param progress left out unless it is being filled
     * @param failure left out unless it has failed
     */
    record VersionItem(
            String version,
            String state,
            long documents,
            long position,
            @JsonProperty("lag_events") long lagEvents,
            @JsonProperty("lag_seconds") double lagSeconds,
            long parked,
            Progress progress,
            Failure failure) {

        static VersionItem of(Version version) {
            return new VersionItem(
                    version.name(),
                    version.state(),
                    version.documents(),
                    version.position(),
                    version.lag(),
                    version.behind().toMillis() / MILLIS,
                    version.parked(),
                    version.filling().map(Progress::of).orElse(null),
                    version.failure().orElse(null));
        }
    }

    /**
     * How a version fills.
     *
     * @param secondsLeft left out while no speed is known
     */
    record Progress(
            @JsonProperty("events_per_second") long eventsPerSecond,
            double percent,
            @JsonProperty("seconds_left") Double secondsLeft) {

        static Progress of(Filling filling) {
            Double left = filling.timeLeft()
                    .map(Duration::toMillis)
                    .map(millis -> millis / MILLIS)
                    .orElse(null);
            return new Progress(filling.perSecond(), Math.round(filling.percent() * 10) / 10.0, left);
        }
    }
}
