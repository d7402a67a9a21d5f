package stoa.gateway.kit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.vault.OperatorActs;

/** What operators did, in memory. */
public final class FakeActs implements OperatorActs {

    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private final Clock clock;

    FakeActs(Clock clock) {
        this.clock = clock;
    }

    /** All acts, oldest first. */
    public List<Act> all() {
        return List.copyOf(acts);
    }

    @Override
    public synchronized long record(Intent intent) {
        acts.add(new Act(acts.size() + 1L, clock.instant(), intent, Optional.empty()));
        return acts.size();
    }

    @Override
    public synchronized void conclude(long act, String outcome) {
        Act before = acts.get((int) act - 1);
        Outcome after = new Outcome(clock.instant(), outcome);
        acts.set(
                (int) act - 1,
                new Act(act, before.at(), before.intent(), before.outcome().or(() -> Optional.of(after))));
    }

    @Override
    public Optional<Act> find(long act) {
        return acts.stream().filter(each -> each.id() == act).findFirst();
    }

    @Override
    public PageOf<Act> list(Page page) {
        return page(acts, page);
    }

    @Override
    public PageOf<Act> list(String subject, Page page) {
        return page(
                acts.stream()
                        .filter(act -> act.intent().subject().equals(subject))
                        .toList(),
                page);
    }

    private static PageOf<Act> page(List<Act> found, Page page) {
        List<Act> shown =
                found.reversed().stream().skip(page.offset()).limit(page.size()).toList();
        return new PageOf<>(shown, found.size());
    }
}
