package stoa.command.group;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.account.AccountStanding;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/** The way into groups: the same for who makes one, joins, is let in or is added. */
final class Doors {

    private final Streams<Member> members;
    private final Streams<JoinRequest> requests;
    private final Observed<AccountStanding> accounts;
    private final EventStore store;

    Doors(
            Streams<Member> members,
            Streams<JoinRequest> requests,
            Observed<AccountStanding> accounts,
            EventStore store) {
        this.members = members;
        this.requests = requests;
        this.accounts = accounts;
        this.store = store;
    }

    Aggregate<Member> member(GroupId group, AccountId account) {
        return members.at(group.memberStream(account));
    }

    Aggregate<JoinRequest> request(GroupId group, AccountId account) {
        return requests.at(group.joinStream(account));
    }

    /** Refuses who is not there, and guests, who are in no group. */
    void requireAdmissible(List<AccountId> people) {
        for (AccountId person : people) {
            AccountStanding standing = accounts.glance(person.stream());
            standing.requireThere();
            standing.requireNoGuest();
        }
    }

    /**
     * Refuses who may not own a group: who is not there, or a guest. By a guard: whoever is erased at this moment has
     * all groups taken from them that they own before it, and comes to own none after it.
     */
    void requireOwner(AccountId person) {
        AccountStanding standing = accounts.at(person.stream());
        standing.requireThere();
        standing.requireNoGuest();
    }

    /** Lets a person in; whoever waited at the door is answered by it. */
    void enter(Entry entry, GroupRole as) {
        member(entry.group(), entry.account()).execute(it -> it.join(entry, as));
        request(entry.group(), entry.account()).execute(it -> it.settle(entry));
    }

    Entry entry(GroupId group, AccountId account, AccountId by, Instant now) {
        return new Entry(group, account, by, messages(group), now);
    }

    /**
     * How many messages a group has: all that is in the stream of its conversation. Nobody has to load it for that, and
     * one more or less that is being written at this moment is as good.
     */
    private long messages(GroupId group) {
        return store.lastSequenceNumberFor(group.conversation().stream())
                .map(last -> last + 1)
                .orElse(0L);
    }
}
