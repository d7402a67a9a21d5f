package stoa.gateway.gochat.conversation;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.GoChatFault;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.Messenger;
import stoa.gateway.platform.message.Pointers;
import stoa.gateway.platform.message.To;
import stoa.gateway.platform.socket.FrameReader;

/** Carries out what clients ask for over their sockets; whoever sent a message is told what became of it. */
@Component
final class FrameDispatch implements FrameReader {

    private static final Logger LOG = LoggerFactory.getLogger(FrameDispatch.class);
    private static final int FAULT = 500;
    private static final DataSize LARGEST = DataSize.ofMegabytes(1);

    private final GoChatFace face;
    private final Messenger messenger;
    private final Pointers pointers;
    private final Clock clock;

    FrameDispatch(GoChatFace face, Messenger messenger, Pointers pointers, Clock clock) {
        this.face = face;
        this.messenger = messenger;
        this.pointers = pointers;
        this.clock = clock;
    }

    @Override
    public Optional<String> read(Caller sender, byte[] message) {
        Frame frame = Frame.of(message);
        return switch (Objects.requireNonNullElse(frame.type(), "")) {
            case "ping" -> Optional.of(Frame.pong(clock.instant().getEpochSecond()));
            case "send-message" -> Optional.of(send(sender, frame.draft()));
            case "mark-read" -> mark(sender, frame.draft());
            default -> throw new Rejection(KernelError.INVALID, "no such type of frame");
        };
    }

    private String send(Caller sender, MessageDraft draft) {
        if (draft.isTooLong()) {
            return Frame.refused(GoChatFault.MESSAGE_TOO_LARGE, draft.tempMessageId());
        }
        try {
            return Frame.ack(
                    draft, messenger.sendAhead(face, sender.account(), draft.to(), draft.body(), draft.clientId()));
        } catch (Rejection refusal) {
            LOG.debug("Refused on a socket: {}", refusal.getMessage());
            return Frame.refused(GoChatFault.ofMessage(refusal.code()), draft.tempMessageId());
        }
    }

    private Optional<String> mark(Caller reader, MessageDraft draft) {
        ConversationId conversation = RoomId.required(draft.conversationId());
        SaidId.in(draft.seqId())
                .ifPresentOrElse(
                        sequence -> pointers.upTo(face, reader.account(), conversation, sequence),
                        () -> pointers.all(face, reader.account(), new To.Room(conversation)));
        return Optional.empty();
    }

    /** Enough for a message that is far too long to be refused by the name that its client knows it by. */
    @Override
    public DataSize largest(DataSize usual) {
        return LARGEST;
    }

    @Override
    public String refusal(RejectionCode code) {
        return Frame.refused(GoChatFault.ofMessage(code));
    }

    @Override
    public String tooLarge() {
        return Frame.refused(GoChatFault.MESSAGE_TOO_LARGE);
    }

    @Override
    public String failure() {
        return Frame.refused(GoChatFault.of(FAULT));
    }
}
