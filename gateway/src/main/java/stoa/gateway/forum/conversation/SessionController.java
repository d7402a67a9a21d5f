package stoa.gateway.forum.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.FindConversation;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.Rejection;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.message.Reading;
import stoa.gateway.platform.socket.Pushed;

/** Opening, listing and putting away conversations, and reading their messages. */
@Controller
@RequestMapping(ForumFace.PREFIX)
final class SessionController {

    private static final int PAGE_SIZE = 5;

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;
    private final Reading reading;
    private final Pushed pushed;

    SessionController(ForumFace face, Commands commands, Queries queries, Reading reading, Pushed pushed) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
        this.reading = reading;
        this.pushed = pushed;
    }

    /** Gets, or creates: the document's only GET that writes, and at most once for two people. */
    @GetMapping("/users/{id}/sessions")
    ForumReply open(Caller caller, @PathVariable String id) {
        pushed.awaitShownTo(caller.account());
        OpenConversation command = new OpenConversation(caller.account(), ForumInput.account(id));
        Opened opened = commands.send(face, caller.account(), command, Opened.class);
        return ForumReply.of("获取会话成功", SessionItem.of(shown(opened, command)));
    }

    /**
     * The session as its views show it. To one that the other person opened this very moment they may come late, since
     * it is that person who waits for them; then it is shown as it was opened.
     */
    private ConversationView shown(Opened opened, OpenConversation command) {
        try {
            return queries.ask(new GetConversation(opened.conversation(), command.opener()), ConversationView.class);
        } catch (Rejection late) {
            if (late.code() != ConversationError.CONVERSATION_NOT_FOUND) {
                throw late;
            }
            Person other = queries.ask(new GetProfile(command.other()), GetProfile.Result.class)
                    .person();
            return ConversationView.between(opened.conversation(), other, opened.openedAt(), Optional.empty(), 0);
        }
    }

    @GetMapping("/users/{id}/sessions/messages")
    ForumReply messages(Caller caller, @PathVariable String id, HttpServletRequest request) {
        AccountId other = ForumInput.account(id);
        Page page = ForumInput.page(request, PAGE_SIZE);
        pushed.awaitShownTo(caller.account());
        return ForumReply.of("获取聊天记录成功", history(caller.account(), other, page));
    }

    /** Nobody has written to a stranger yet, nor to themselves: both histories are empty, and no error. */
    private MessagePage history(AccountId member, AccountId other, Page page) {
        if (member.equals(other)) {
            return MessagePage.NONE;
        }
        return queries.ask(new FindConversation(Pair.of(member, other)), FindConversation.Result.class)
                .conversation()
                .map(conversation -> history(page, new ListMessages(conversation, member, page)))
                .orElse(MessagePage.NONE);
    }

    /** A pair knows its conversation from one view, and the conversation stands in another, which may come later. */
    private MessagePage history(Page page, ListMessages query) {
        try {
            return MessagePage.of(page, reading.look(query).messages());
        } catch (Rejection late) {
            if (late.code() != ConversationError.CONVERSATION_NOT_FOUND) {
                throw late;
            }
            return MessagePage.NONE;
        }
    }

    @GetMapping("/sessions")
    ForumReply list(Caller caller) {
        pushed.awaitShownTo(caller.account());
        ListConversations.Result result =
                queries.ask(ListConversations.betweenTwo(caller.account()), ListConversations.Result.class);
        return ForumReply.of(
                "获取会话列表成功", result.conversations().stream().map(SessionItem::of).toList());
    }

    /** What is not there, or not one's own, is out of one's sight already. */
    @DeleteMapping("/sessions/{id}")
    ForumReply hide(Caller caller, @PathVariable String id) {
        ForumInput.conversation(id).ifPresent(conversation -> {
            try {
                commands.send(face, caller.account(), new HideConversation(conversation, caller.account()));
            } catch (Rejection refusal) {
                if (!(refusal.code() instanceof ConversationError)) {
                    throw refusal;
                }
            }
        });
        return ForumReply.done("删除会话成功");
    }
}
