package stoa.gateway.gochat.social;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.ListConversations;
import stoa.api.kernel.AccountId;
import stoa.api.social.query.ListFriendIds;
import stoa.gateway.platform.Queries;

/** Whom somebody knows: their friends, and whoever they have a conversation of two with. */
@Component
final class Acquaintances {

    private final Queries queries;

    Acquaintances(Queries queries) {
        this.queries = queries;
    }

    Set<AccountId> of(AccountId account) {
        Set<AccountId> known = new HashSet<>(queries.ask(new ListFriendIds(account), ListFriendIds.Result.class)
                .friends());
        queries.ask(ListConversations.betweenTwo(account), ListConversations.Result.class)
                .conversations()
                .forEach(conversation -> known.add(conversation.other().id()));
        return known;
    }
}
