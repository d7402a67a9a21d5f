package stoa.gateway.gochat.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.Person;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListMessages;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.gochat.platform.Paging;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.Reading;
import stoa.gateway.platform.socket.Pushed;

/** A conversation's messages, and saying that they were read, which on this face is a call of its own. */
@Controller
@RequestMapping(GoChatFace.API + "/conversations/{id}")
final class HistoryController {

    private final GoChatFace face;
    private final Reading reading;
    private final Commands commands;
    private final Queries queries;
    private final Pushed pushed;

    HistoryController(GoChatFace face, Reading reading, Commands commands, Queries queries, Pushed pushed) {
        this.face = face;
        this.reading = reading;
        this.commands = commands;
        this.queries = queries;
        this.pushed = pushed;
    }

    record ReadRequest(@JsonAlias("seq_id") SaidId seqId) {}

    record Unread(long unreadCount) {}

    /** The newest page first, and on each page the oldest message first: older pages are put before what is there. */
    @GetMapping("/messages")
    GoChatReply messages(Caller caller, @PathVariable String id, HttpServletRequest request) {
        Paging paging = Paging.of(request);
        ListMessages.Result result = reading.look(new ListMessages(
                new RoomId(id).conversation(),
                caller.account(),
                Optional.empty(),
                paging.span(),
                Set.of(MessageDetail.PEOPLE)));
        List<MessageItem> page = result.messages().items().reversed().stream()
                .map(message -> MessageItem.of(message, name(result, message.sender())))
                .toList();
        return GoChatReply.page(page, paging, result.messages().total());
    }

    private static String name(ListMessages.Result result, AccountId sender) {
        return result.people().getOrDefault(sender, Person.unknown(sender)).name();
    }

    @PutMapping("/read")
    GoChatReply read(Caller caller, @PathVariable String id, @JsonBody Optional<ReadRequest> body) {
        ConversationId conversation = new RoomId(id).conversation();
        Optional<Long> upTo = body.flatMap(said -> SaidId.in(said.seqId()));
        pushed.awaitShownTo(caller.account());
        MarkRead command = upTo.map(sequence -> new MarkRead(conversation, caller.account(), OptionalLong.of(sequence)))
                .orElseGet(() -> MarkRead.all(conversation, caller.account()));
        commands.send(face, caller.account(), command);
        return GoChatReply.of(new Unread(upTo.isPresent() ? unread(command) : 0));
    }

    private long unread(MarkRead read) {
        return queries.ask(new GetConversation(read.conversation(), read.member()), ConversationView.class)
                .unread();
    }
}
