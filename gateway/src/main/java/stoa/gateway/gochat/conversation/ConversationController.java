package stoa.gateway.gochat.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ListConversations;
import stoa.api.kernel.AccountId;
import stoa.gateway.gochat.platform.ConversationItem;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.gochat.platform.Paging;
import stoa.gateway.gochat.platform.World;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.Opening;
import stoa.gateway.platform.socket.Pushed;

/** Listing conversations, all at once as its browser client wants them, and opening one of two. */
@Controller
@RequestMapping(GoChatFace.API + "/conversations")
final class ConversationController {

    private static final Map<String, ConversationKind> KINDS = Map.of(
            "single", ConversationKind.PRIVATE,
            "1", ConversationKind.PRIVATE,
            "group", ConversationKind.GROUP,
            "2", ConversationKind.GROUP,
            "world", ConversationKind.WORLD,
            "3", ConversationKind.WORLD);

    /** The room of everybody, then the latest: the rest stand in that order already. */
    private static final Comparator<ConversationView> WORLD_FIRST =
            Comparator.comparing(conversation -> conversation.kind() != ConversationKind.WORLD);

    private final GoChatFace face;
    private final Opening opening;
    private final Queries queries;
    private final Pushed pushed;
    private final World world;

    ConversationController(GoChatFace face, Opening opening, Queries queries, Pushed pushed, World world) {
        this.face = face;
        this.opening = opening;
        this.queries = queries;
        this.pushed = pushed;
        this.world = world;
    }

    /**
     * @param members another document's way to name the other of two
     */
    record OpenRequest(
            @JsonAlias({"target_user_id", "friendId"}) SaidId targetUserId, List<SaidId> members) {

        AccountId target() {
            boolean named = SaidId.in(targetUserId).isPresent();
            SaidId one = !named && members != null && members.size() == 1 ? members.getFirst() : targetUserId;
            return new AccountId(SaidId.required("targetUserId", one));
        }
    }

    @GetMapping
    GoChatReply list(Caller caller, HttpServletRequest request) {
        Set<ConversationKind> kinds = kinds(request.getParameter("type"));
        pushed.awaitShownTo(caller.account());
        List<ConversationView> all = queries.ask(
                        new ListConversations(caller.account(), kinds), ListConversations.Result.class)
                .conversations();
        Paging paging = Paging.of(request);
        boolean paged = Paging.isSaid(request);
        return GoChatReply.of(all.stream()
                .sorted(WORLD_FIRST)
                .skip(paged ? paging.span().offset() : 0)
                .limit(paged ? paging.size() : all.size())
                .map(this::item)
                .toList());
    }

    private static Set<ConversationKind> kinds(String type) {
        return type != null && KINDS.containsKey(type)
                ? EnumSet.of(KINDS.get(type))
                : EnumSet.allOf(ConversationKind.class);
    }

    private ConversationItem item(ConversationView conversation) {
        return conversation.kind() == ConversationKind.WORLD
                ? ConversationItem.world(conversation, world.people())
                : ConversationItem.of(conversation);
    }

    @PostMapping
    GoChatReply open(Caller caller, @JsonBody OpenRequest body) {
        Opening.Shown opened = opening.open(face, caller.account(), body.target());
        ConversationItem item = ConversationItem.of(opened.conversation());
        return opened.created() ? GoChatReply.created(item) : GoChatReply.of(item);
    }
}
