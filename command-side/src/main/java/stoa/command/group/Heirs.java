package stoa.command.group;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.conversation.query.ListRooms;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.TransferGroup;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
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
    private static final int PATIENCE_SECONDS = 10;

    /** The group is not theirs, or not any more. */
    private static final Set<RejectionCode> NOTHING_TO_INHERIT =
            Set.of(GroupError.GROUP_NOT_FOUND, GroupError.NOT_IN_GROUP, GroupError.NOT_ALLOWED_IN_GROUP);

    /** This one has left meanwhile, or is gone too. */
    private static final Set<RejectionCode> NO_HEIR = Set.of(GroupError.NO_SUCH_MEMBER, AccountError.ACCOUNT_NOT_FOUND);

    private final Configuration axon;

    Heirs(Configuration axon) {
        this.axon = axon;
    }

    /** By what the views show; done again, it changes nothing. */
    void takeOverFrom(AccountId owner) {
        for (ConversationId room :
                ask(new ListRooms(owner), ListRooms.Result.class).rooms()) {
            try {
                takeOver(GroupId.of(room), owner);
            } catch (Rejection refusal) {
                if (!NOTHING_TO_INHERIT.contains(refusal.code())) {
                    throw refusal;
                }
            }
        }
    }

    /** Members are asked for in the order in which they inherit, the owner first. */
    private void takeOver(GroupId group, AccountId owner) {
        if (!isOwner(owner, members(group, owner, Span.first(1)))) {
            return;
        }
        PageOf<MemberView> page;
        long asked = 1;
        do {
            page = members(group, owner, new Span(asked, Span.MAX_SIZE));
            if (page.items().stream().anyMatch(heir -> takesOver(group, owner, heir))) {
                return;
            }
            asked += page.items().size();
        } while (!page.items().isEmpty());
        send(new DissolveGroup(group, owner));
        LOG.info("Dissolved group {}, whose owner was erased: nobody else is in it", group);
    }

    private static boolean isOwner(AccountId account, PageOf<MemberView> first) {
        return first.items().stream()
                .anyMatch(member ->
                        member.role() == GroupRole.OWNER && member.person().id().equals(account));
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

    private PageOf<MemberView> members(GroupId group, AccountId viewer, Span span) {
        return ask(new ListMembers(group, viewer, span), ListMembers.Result.class)
                .members();
    }

    private void send(Object command) {
        axon.commandGateway().sendAndWait(command);
    }

    private <R> R ask(Object query, Class<R> answer) {
        try {
            return axon.queryGateway()
                    .query(query, answer)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            throw Rejection.within(failed).orElseThrow(() -> failed);
        }
    }
}
