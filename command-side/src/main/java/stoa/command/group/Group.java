package stoa.command.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupError;
import stoa.api.group.GroupProfile;
import stoa.api.group.command.EditGroup;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupTransferred;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;

/** Protects that a group has one owner at all times, and that nothing happens to one that was dissolved. */
@Revision("1")
class Group {

    private String stream;

    /** Null for a group that is not there. */
    private GroupProfile profile;

    Group() {}

    Group(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void create(GroupId group, AccountId owner, GroupProfile itsProfile, Instant now) {
        apply(new GroupCreated(group, owner, itsProfile, now));
    }

    void requireThere() {
        if (profile == null) {
            throw new Rejection(GroupError.GROUP_NOT_FOUND, "no " + stream);
        }
    }

    /** What is as it was leaves no event. */
    void edit(EditGroup command, Instant now) {
        GroupProfile after = command.after(profile);
        if (!after.equals(profile)) {
            apply(new GroupEdited(command.group(), command.editor(), after, now));
        }
    }

    void transfer(GroupId group, AccountId from, AccountId to, Instant now) {
        apply(new GroupTransferred(group, from, to, now));
    }

    void dissolve(GroupId group, AccountId owner, Instant now) {
        apply(new GroupDissolved(group, owner, now));
    }

    @EventSourcingHandler
    void on(GroupCreated event) {
        stream = event.group().stream();
        profile = event.profile();
    }

    @EventSourcingHandler
    void on(GroupEdited event) {
        profile = event.profile();
    }

    @EventSourcingHandler
    void on(GroupDissolved event) {
        profile = null;
    }
}
