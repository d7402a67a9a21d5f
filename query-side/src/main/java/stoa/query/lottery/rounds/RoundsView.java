package stoa.query.lottery.rounds;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.lottery.event.RoundOpened;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list, of all rounds, in order of their ids, which grow with time. */
@Component
class RoundsView implements ListView {

    static final String ALL = "all";

    private static final ViewName NAME = new ViewName("lottery", "rounds", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(RoundOpened.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        changes.add(ALL, Entry.of(((RoundOpened) event).round().value()));
    }
}
