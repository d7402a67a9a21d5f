package stoa.command.group;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.ListRooms;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.api.kernel.ViewProgress;

/** Who is in which group, as the views show it. */
@Component
class GroupsShown {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What decides who is in which group, and as what. */
    private static final Set<String> DECISIVE = Stream.of(
                    GroupCreated.class,
                    GroupTransferred.class,
                    MemberJoined.class,
                    MemberRoleChanged.class,
                    MemberLeft.class)
            .map(EventCatalogue::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final Configuration axon;
    private final ViewProgress views;

    GroupsShown(Configuration axon, ViewProgress views) {
        this.axon = axon;
        this.views = views;
    }

    /**
     * Waits until the views show all that has happened.
     *
     * @throws IllegalStateException if that takes too long
     */
    void awaitAll() {
        long head = axon.eventStore().createHeadToken().position().orElseThrow();
        if (!views.awaitPassed(head, DECISIVE, PATIENCE)) {
            throw new IllegalStateException("the views are late");
        }
    }

    /** The groups that somebody is in; some may not be there any more. */
    Set<GroupId> of(AccountId member) {
        return ask(new ListRooms(member), ListRooms.Result.class).rooms().stream()
                .map(GroupId::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As {@link ListMembers}, by one of them. */
    PageOf<MemberView> members(GroupId group, AccountId viewer, Span span) {
        return ask(new ListMembers(group, viewer, span), ListMembers.Result.class)
                .members();
    }

    private <R> R ask(Object query, Class<R> answer) {
        try {
            return axon.queryGateway().query(query, answer).join();
        } catch (CompletionException failed) {
            throw Rejection.within(failed).orElseThrow(() -> failed);
        }
    }
}
