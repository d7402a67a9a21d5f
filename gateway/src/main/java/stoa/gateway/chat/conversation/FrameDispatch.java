package stoa.gateway.chat.conversation;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.message.Messenger;
import stoa.gateway.platform.message.Pointers;
import stoa.gateway.platform.socket.FrameReader;

/** Carries out what clients ask for over their sockets; whoever sent a message is told so. */
@Component
final class FrameDispatch implements FrameReader {

    private static final int FAULT = 500;

    private final ChatFace face;
    private final Messenger messenger;
    private final Pointers pointers;

    FrameDispatch(ChatFace face, Messenger messenger, Pointers pointers) {
        this.face = face;
        this.messenger = messenger;
        this.pointers = pointers;
    }

    @Override
    public Optional<String> read(Caller sender, byte[] message) {
        Frame frame = Frame.of(message);
        if (frame.is("ping")) {
            return Optional.of(Frame.write(new Frame.Pong("pong")));
        }
        if (frame.is("read")) {
            mark(sender, frame);
            return Optional.empty();
        }
        return Optional.of(send(sender, frame));
    }

    private String send(Caller sender, Frame frame) {
        MessageDraft draft = frame.draft();
        MessageItem sent = MessageItem.of(messenger.sendAhead(face, sender.account(), draft.to(), draft.body()));
        return Frame.write(new Frame.Ack("ack", frame.clientId(), sent));
    }

    private void mark(Caller reader, Frame frame) {
        frame.message()
                .ifPresentOrElse(
                        message -> pointers.upTo(face, reader.account(), message),
                        () -> pointers.all(face, reader.account(), frame.to()));
    }

    @Override
    public String refusal(RejectionCode code) {
        return Frame.of(face.refusal(code));
    }

    @Override
    public String failure() {
        return Frame.of(face.failure(FAULT));
    }
}
