package stoa.gateway.gochat.conversation;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import stoa.api.account.query.GetProfile;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatFault;
import stoa.gateway.gochat.platform.GoChatReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.message.Messenger;

/** Writing a message without a socket. */
@Controller
final class MessageController {

    private final GoChatFace face;
    private final Messenger messenger;
    private final Queries queries;

    MessageController(GoChatFace face, Messenger messenger, Queries queries) {
        this.face = face;
        this.messenger = messenger;
        this.queries = queries;
    }

    @PostMapping(GoChatFace.API + "/messages")
    GoChatReply send(Caller caller, @JsonBody MessageDraft draft) {
        if (draft.isTooLong()) {
            return GoChatReply.of(GoChatFault.MESSAGE_TOO_LARGE);
        }
        try {
            MessageView sent = messenger.send(face, caller.account(), draft.to(), draft.body(), draft.clientId());
            String name = queries.ask(new GetProfile(caller.account()), GetProfile.Result.class)
                    .person()
                    .name();
            return GoChatReply.created(MessageItem.of(sent, name));
        } catch (Rejection refusal) {
            if (refusal.code() != KernelError.INVALID) {
                throw refusal;
            }
            return GoChatReply.of(GoChatFault.ofMessage(refusal.code()));
        }
    }
}
