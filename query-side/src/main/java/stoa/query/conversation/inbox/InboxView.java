package stoa.query.conversation.inbox;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.kernel.AccountId;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * Two lists for each person: of their conversations with one other, and of those of the groups that they are in. A
 * dissolved group stays in its members' lists, and is not shown since it has no head any more.
 */
@Component
class InboxView implements ListView {

    private static final ViewName NAME = new ViewName("conversation", "inbox", 2);

    static String pairsOf(AccountId member) {
        return member.toString();
    }

    static String roomsOf(AccountId member) {
        return "rooms:" + member;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(ConversationOpened.class, MemberJoined.class, MemberLeft.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        switch (event) {
            case ConversationOpened it -> {
                Entry entry = Entry.of(it.conversation().value());
                changes.add(pairsOf(it.members().lower()), entry);
                changes.add(pairsOf(it.members().higher()), entry);
            }
            case MemberJoined it ->
                changes.add(roomsOf(it.account()), Entry.of(it.group().value()));
            case MemberLeft it ->
                changes.remove(roomsOf(it.account()), Entry.of(it.group().value()));
            default -> throw new IllegalArgumentException("not handled: " + event.getClass());
        }
    }
}
