package stoa.query.lottery.current;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.event.CurrentRoundEvent;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundRetired;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** The one document that tells, under the name of its stream. */
@Component
class CurrentView implements DocumentView<CurrentRound> {

    private static final ViewName NAME = new ViewName("lottery", "current", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(RoundMadeCurrent.class, RoundRetired.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(CurrentRound.STREAM);
    }

    @Override
    public Optional<CurrentRound> fold(String id, Optional<CurrentRound> before, Object event) {
        return Optional.of(before.orElse(CurrentRound.NONE_YET).after((CurrentRoundEvent) event));
    }

    @Override
    public Document write(CurrentRound current) {
        Document document = new Document();
        current.open().ifPresent(round -> document.append("open", round.value()));
        current.last().ifPresent(round -> document.append("last", round.value()));
        return document;
    }

    @Override
    public CurrentRound read(Document stored) {
        return new CurrentRound(round(stored, "open"), round(stored, "last"));
    }

    private static Optional<RoundId> round(Document stored, String which) {
        return Optional.ofNullable(stored.getLong(which)).map(RoundId::new);
    }
}
