package stoa.gateway.gochat.social;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.FindPeople;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.social.SocialError;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.api.social.query.ListFriendIds;
import stoa.gateway.gochat.platform.ConversationItem;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.gochat.platform.PersonItem;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.Opening;
import stoa.vault.Presence;

/** Friends: made at once, for both, with a conversation to talk in. */
@Controller
@RequestMapping(GoChatFace.API + "/friends")
final class FriendController {

    private final GoChatFace face;
    private final Commands commands;
    private final Opening opening;
    private final Queries queries;
    private final Presence presence;

    FriendController(GoChatFace face, Commands commands, Opening opening, Queries queries, Presence presence) {
        this.face = face;
        this.commands = commands;
        this.opening = opening;
        this.queries = queries;
        this.presence = presence;
    }

    record FriendRequest(
            @JsonAlias({"user_id", "targetUserId"}) SaidId friendId) {}

    record Friendship(String userId, String friendId, String status) {}

    record Befriended(Friendship friendship, ConversationItem conversation) {}

    @GetMapping
    GoChatReply list(Caller caller) {
        List<AccountId> ids = queries.ask(new ListFriendIds(caller.account()), ListFriendIds.Result.class)
                .friends();
        FindPeople.Result friends = queries.ask(new FindPeople(Set.copyOf(ids)), FindPeople.Result.class);
        Set<AccountId> here = presence.online(ids);
        return GoChatReply.of(ids.stream()
                .map(id -> PersonItem.of(friends.people().get(id), here.contains(id)))
                .toList());
    }

    @PostMapping
    GoChatReply add(Caller caller, @JsonBody FriendRequest body) {
        AccountId self = caller.account();
        AccountId friend = new AccountId(SaidId.required("friendId", body.friendId()));
        befriend(new BefriendAccount(self, friend));
        ConversationItem conversation =
                ConversationItem.of(opening.open(face, self, friend).conversation());
        Friendship friendship = new Friendship(self.toString(), friend.toString(), "accepted");
        return GoChatReply.created("添加好友成功", new Befriended(friendship, conversation));
    }

    /** Friends whose conversation came to nothing, as when a node died, have it by trying again. */
    private void befriend(BefriendAccount command) {
        try {
            commands.send(face, command.account(), command);
        } catch (Rejection refusal) {
            if (refusal.code() == SocialError.ALREADY_FRIENDS) {
                opening.open(face, command.account(), command.friend());
            }
            throw refusal;
        }
    }

    @DeleteMapping("/{id}")
    GoChatReply end(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new UnfriendAccount(caller.account(), named(id)));
        return GoChatReply.done("已删除好友");
    }

    private static AccountId named(String id) {
        try {
            return AccountId.parse(id);
        } catch (Rejection nobody) {
            throw new Rejection(SocialError.NOT_FRIENDS, "nobody has such an id", nobody);
        }
    }
}
