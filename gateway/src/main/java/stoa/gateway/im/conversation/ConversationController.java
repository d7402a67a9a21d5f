package stoa.gateway.im.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.socket.Pushed;

/** Listing conversations, and opening one of two. */
@Controller
@RequestMapping(ImFace.API + "/conversations")
final class ConversationController {

    private static final Set<ConversationKind> SHOWN = Set.of(ConversationKind.PRIVATE, ConversationKind.GROUP);
    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;

    private final ImFace face;
    private final Commands commands;
    private final Queries queries;
    private final Pushed pushed;

    ConversationController(ImFace face, Commands commands, Queries queries, Pushed pushed) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
        this.pushed = pushed;
    }

    record OpenRequest(SaidId targetId) {}

    @GetMapping
    ImReply list(Caller caller, HttpServletRequest request) {
        Span span = ImInput.span(request, DEFAULT_SIZE, MAX_SIZE);
        pushed.awaitShownTo(caller.account());
        List<ConversationView> all = queries.ask(
                        new ListConversations(caller.account(), SHOWN), ListConversations.Result.class)
                .conversations();
        return ImReply.of(all.stream()
                .skip(span.offset())
                .limit(span.size())
                .map(ConversationItem::of)
                .toList());
    }

    @PostMapping("/private")
    ImReply open(Caller caller, @JsonBody OpenRequest body) {
        AccountId target = new AccountId(SaidId.required("targetId", body.targetId()));
        OpenConversation command = new OpenConversation(caller.account(), target);
        pushed.awaitShownTo(caller.account());
        Opened opened = commands.send(face, caller.account(), command, Opened.class);
        ConversationItem item = ConversationItem.opened(shown(opened, command));
        return opened.created() ? ImReply.created(item) : ImReply.of(item);
    }

    /** To one that the other opened this very moment the views may come late; then it is shown as it was opened. */
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
}
