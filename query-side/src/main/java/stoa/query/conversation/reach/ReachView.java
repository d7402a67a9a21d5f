package stoa.query.conversation.reach;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.kernel.AccountId;
import stoa.query.platform.join.Reach.Furthest;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each conversation in which anybody has read: it holds two numbers, however many read. */
@Component
class ReachView implements DocumentView<Furthest> {

    private static final ViewName NAME = new ViewName("conversation", "reach", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MessagesRead.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((MessagesRead) event).conversation().toString());
    }

    @Override
    public Optional<Furthest> fold(String id, Optional<Furthest> before, Object event) {
        MessagesRead it = (MessagesRead) event;
        return Optional.of(before.map(furthest -> after(furthest, it)).orElse(new Furthest(it.member(), it.upTo(), 0)));
    }

    private static Furthest after(Furthest before, MessagesRead read) {
        if (read.member().equals(before.by())) {
            return new Furthest(before.by(), Math.max(before.upTo(), read.upTo()), before.others());
        }
        return read.upTo() > before.upTo()
                ? new Furthest(read.member(), read.upTo(), before.upTo())
                : new Furthest(before.by(), before.upTo(), Math.max(before.others(), read.upTo()));
    }

    @Override
    public Document write(Furthest furthest) {
        return new Document("by", furthest.by().value())
                .append("upTo", furthest.upTo())
                .append("others", furthest.others());
    }

    @Override
    public Furthest read(Document stored) {
        return new Furthest(new AccountId(stored.getLong("by")), stored.getLong("upTo"), stored.getLong("others"));
    }
}
