package stoa.gateway.gochat.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.socket.Handshake;

/** The door to the WebSocket. */
@Controller
final class SocketController {

    private final GoChatFace face;
    private final Handshake handshake;
    private final FrameDispatch frames;

    SocketController(GoChatFace face, Handshake handshake, FrameDispatch frames) {
        this.face = face;
        this.handshake = handshake;
        this.frames = frames;
    }

    @GetMapping(GoChatFace.SOCKET)
    void open(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        handshake.accept(face, caller, frames, request, response);
    }
}
