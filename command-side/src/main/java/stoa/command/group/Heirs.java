package stoa.command.group;

import java.util.Set;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.TransferGroup;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Span;

/**
 * Has groups taken over from somebody who is gone: by whoever has the most to say in them and, of these, has been in
 * them longest. A group in which nobody else is ends.
 */
@Component
class Heirs {

    private static final Logger LOG = LoggerFactory.getLogger(Heirs.class);

    /** The group is not theirs, or not any more. */
    private static final Set<RejectionCode> NOTHING_TO_INHERIT =
            Set.of(GroupError.GROUP_NOT_FOUND, GroupError.NOT_IN_GROUP, GroupError.NOT_ALLOWED_IN_GROUP);

    /** This one has left meanwhile, or is gone too. */
    private static final Set<RejectionCode> NO_HEIR =
            Set.of(GroupError.NO_SUCH_MEMBER, AccountError.ACCOUNT_NOT_FOUND, AccountError.NOT_FOR_GUESTS);

    private final Configuration axon;
    private final GroupsShown groups;

    Heirs(Configuration axon, GroupsShown groups) {
        this.axon = axon;
        this.groups = groups;
    }

    /**
     * Done again, it changes nothing; one group that can not be taken over does not hold up the others.
     *
     * @throws RuntimeException if something stays to be done
     */
    void takeOverFrom(AccountId owner) {
        groups.awaitAll();
        IllegalStateException unfinished = new IllegalStateException("not every group has another owner");
        for (GroupId group : groups.of(owner)) {
            try {
                takeOverIfTheirs(group, owner);
            } catch (RuntimeException failure) {
                unfinished.addSuppressed(failure);
            }
        }
        if (unfinished.getSuppressed().length > 0) {
            throw unfinished;
        }
    }

    private void takeOverIfTheirs(GroupId group, AccountId owner) {
        try {
            if (isOwner(owner, groups.members(group, owner, Span.first(1)))) {
                takeOver(group, owner);
            }
        } catch (Rejection refusal) {
            if (!NOTHING_TO_INHERIT.contains(refusal.code())) {
                throw refusal;
            }
        }
    }

    private static boolean isOwner(AccountId account, PageOf<MemberView> first) {
        return first.items().stream()
                .anyMatch(member ->
                        member.role() == GroupRole.OWNER && member.person().id().equals(account));
    }

    /** Looks again before the group ends: somebody may have come in while others were asked. */
    private void takeOver(GroupId group, AccountId owner) {
        if (isTakenOver(group, owner)) {
            return;
        }
        groups.awaitAll();
        if (!isTakenOver(group, owner)) {
            send(new DissolveGroup(group, owner));
            LOG.info("Dissolved group {}, whose owner was erased: nobody else is in it", group);
        }
    }

    /** Members are asked in the order in which they inherit, which is that of the list; the owner is its first. */
    private boolean isTakenOver(GroupId group, AccountId owner) {
        PageOf<MemberView> page;
        long asked = 1;
        do {
            page = groups.members(group, owner, new Span(asked, Span.MAX_SIZE));
            if (page.items().stream().anyMatch(heir -> takesOver(group, owner, heir))) {
                return true;
            }
            asked += page.items().size();
        } while (!page.items().isEmpty());
        return false;
    }

    private boolean takesOver(GroupId group, AccountId owner, MemberView heir) {
        AccountId to = heir.person().id();
        try {
            send(new TransferGroup(group, owner, to));
            LOG.info("Handed group {} over to account {}, since its owner was erased", group, to);
            return true;
        } catch (Rejection refusal) {
            if (NO_HEIR.contains(refusal.code())) {
                return false;
            }
            throw refusal;
        }
    }

    private void send(Object command) {
        axon.commandGateway().sendAndWait(command);
    }
}
