package stoa.gateway.chat.conversation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageDetail;
import stoa.api.conversation.Pair;
import stoa.api.conversation.query.FindConversation;
import stoa.api.conversation.query.ListMessages;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Span;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.chat.platform.ChatInput;
import stoa.gateway.chat.platform.ChatReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.message.Messenger;
import stoa.gateway.platform.message.Reading;
import stoa.gateway.platform.message.To;

/** Writing messages, and reading them, which marks them as read. */
@Controller
@RequestMapping(ChatFace.PREFIX + "/chat")
final class MessageController {

    private final ChatFace face;
    private final Messenger messenger;
    private final Reading reading;
    private final Queries queries;

    MessageController(ChatFace face, Messenger messenger, Reading reading, Queries queries) {
        this.face = face;
        this.messenger = messenger;
        this.reading = reading;
        this.queries = queries;
    }

    record History(List<MessageItem> messages, long total) {

        static final History NONE = new History(List.of(), 0);

        static History of(ListMessages.Result result) {
            return new History(
                    result.messages().map(MessageItem::read).items(),
                    result.messages().total());
        }
    }

    @PostMapping("/message")
    ChatReply send(Caller caller, @JsonBody MessageDraft body) {
        To to = body.to();
        MessageBody said = body.body();
        return ChatReply.of(MessageItem.of(messenger.send(face, caller.account(), to, said)));
    }

    @GetMapping("/messages")
    ChatReply list(Caller caller, HttpServletRequest request) {
        To to = ChatInput.to(request);
        Span span = ChatInput.span(request);
        return ChatReply.of(conversation(caller.account(), to)
                .map(conversation -> new ListMessages(
                        conversation, caller.account(), Optional.empty(), span, Set.of(MessageDetail.READERS)))
                .map(query -> History.of(reading.read(face, query)))
                .orElse(History.NONE));
    }

    /** Empty where two have not written to each other yet, and reading does not change that. */
    private Optional<ConversationId> conversation(AccountId reader, To to) {
        return switch (to) {
            case To.Person(AccountId person) -> {
                Pair pair = Pair.of(reader, person);
                queries.ask(new GetProfile(person), GetProfile.Result.class);
                yield queries.ask(new FindConversation(pair), FindConversation.Result.class)
                        .conversation();
            }
            case To.Group(var group) -> Optional.of(group.conversation());
            case To.Room(var room) -> Optional.of(room);
        };
    }
}
