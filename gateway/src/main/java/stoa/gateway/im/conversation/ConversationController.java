package stoa.gateway.im.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ListConversations;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Span;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.Opening;
import stoa.gateway.platform.socket.Pushed;

/** Listing conversations, and opening one of two. */
@Controller
@RequestMapping(ImFace.API + "/conversations")
final class ConversationController {

    private static final Set<ConversationKind> SHOWN = Set.of(ConversationKind.PRIVATE, ConversationKind.GROUP);
    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;

    private final ImFace face;
    private final Opening opening;
    private final Queries queries;
    private final Pushed pushed;

    ConversationController(ImFace face, Opening opening, Queries queries, Pushed pushed) {
        this.face = face;
        this.opening = opening;
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
        Opening.Shown opened = opening.open(face, caller.account(), target);
        ConversationItem item = ConversationItem.opened(opened.conversation());
        return opened.created() ? ImReply.created(item) : ImReply.of(item);
    }
}
