package stoa.gateway.im.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.query.ListMessages;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.message.Messenger;
import stoa.gateway.platform.message.Reading;
import stoa.gateway.platform.message.To;

/** A conversation's messages: reading them, which marks the newest as read, and writing one. */
@Controller
@RequestMapping(ImFace.API + "/conversations/{id}/messages")
final class MessageController {

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 100;
    private static final Set<MessageDetail> SHOWN = Set.of(MessageDetail.PEOPLE, MessageDetail.STATES);
    private static final String CURSOR = "beforeMessageID";

    /** Messages begin with the millisecond in which they were sent. */
    private static final MessageId NO_MESSAGE = new MessageId(1);

    private final ImFace face;
    private final Messenger messenger;
    private final Reading reading;
    private final Queries queries;

    MessageController(ImFace face, Messenger messenger, Reading reading, Queries queries) {
        this.face = face;
        this.messenger = messenger;
        this.reading = reading;
        this.queries = queries;
    }

    @GetMapping
    ImReply list(Caller caller, @PathVariable String id, HttpServletRequest request) {
        ConversationId conversation = ImInput.conversation(id);
        Span span = ImInput.span(request, DEFAULT_SIZE, MAX_SIZE);
        String cursor = request.getParameter(CURSOR);
        Optional<MessageId> before = Optional.ofNullable(cursor).map(MessageController::message);
        ListMessages query = new ListMessages(conversation, caller.account(), before, span, SHOWN);
        if (span.offset() == 0 && cursor == null) {
            return page(reading.read(face, query));
        }
        return page(reading.look(query));
    }

    /** What no message can be called is an unknown message, before which there is none. */
    private static MessageId message(String cursor) {
        try {
            return MessageId.parse(cursor);
        } catch (Rejection unknown) {
            return NO_MESSAGE;
        }
    }

    private static ImReply page(ListMessages.Result result) {
        return ImReply.of(result.messages().items().stream()
                .map(message -> MessageItem.of(message, sender(result, message)))
                .toList());
    }

    private static Person sender(ListMessages.Result result, MessageView message) {
        return result.people().getOrDefault(message.sender(), Person.unknown(message.sender()));
    }

    @PostMapping
    ImReply send(Caller caller, @PathVariable String id, @JsonBody MessageDraft body) {
        MessageView sent = messenger.send(face, caller.account(), new To.Room(ImInput.conversation(id)), body.body());
        GetProfile.Result sender = queries.ask(new GetProfile(caller.account()), GetProfile.Result.class);
        return ImReply.created(MessageItem.of(sent, sender.person()));
    }
}
