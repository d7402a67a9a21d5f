package stoa.gateway.forum.conversation;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.SendMessage;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.socket.FrameReader;
import stoa.gateway.platform.socket.Pushed;

/** Carries out what clients ask for over their sockets. That a message was taken they learn by its being shown. */
@Component
final class FrameDispatch implements FrameReader {

    private static final int FAULT = 500;

    private final ForumFace face;
    private final Commands commands;
    private final Pushed pushed;

    FrameDispatch(ForumFace face, Commands commands, Pushed pushed) {
        this.face = face;
        this.commands = commands;
        this.pushed = pushed;
    }

    @Override
    public Optional<String> read(Caller sender, byte[] message) {
        Frame frame = Frame.of(message);
        Object command =
                switch (frame.kind()) {
                    case MESSAGE -> message(sender, frame);
                    case READ_ACK -> new MarkRead(frame.session(), sender.account(), OptionalLong.empty());
                };
        // No worker waits for the views, which other people's messages would wait for with it: who reads does.
        commands.sendUnseen(face, sender.account(), command).ifPresent(unseen -> pushed.note(sender.account(), unseen));
        return Optional.empty();
    }

    private static SendMessage message(Caller sender, Frame frame) {
        if (!frame.sender().equals(sender.account())) {
            throw new Rejection(KernelError.INVALID, "nobody writes in another's name");
        }
        return SendMessage.text(frame.session(), sender.account(), frame.recipient(), frame.text(), Optional.empty());
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
