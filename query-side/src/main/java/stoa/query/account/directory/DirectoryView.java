package stoa.query.account.directory;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.kernel.Role;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list of all accounts that were registered and not erased, by their ids. Guests come and go: not in it. */
@Component
class DirectoryView implements ListView {

    static final String ALL = "all";

    private static final ViewName NAME = new ViewName("account", "directory", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(AccountRegistered.class, AccountErased.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        switch (event) {
            case AccountRegistered it
            when it.role() != Role.GUEST ->
                changes.add(ALL, Entry.of(it.account().value()));
            case AccountErased it -> changes.remove(ALL, Entry.of(it.account().value()));
            default -> {}
        }
    }
}
