package stoa.gateway.forum.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.access.TokenDelivery;
import stoa.gateway.platform.http.ClientAddress;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Erasure;

/** Leaving for good. The document has no such endpoint; this one is in its style. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users/me/erasure")
final class ErasureController {

    private final ForumFace face;
    private final Erasure erasure;
    private final ClientAddress client;
    private final TokenDelivery delivery;

    ErasureController(ForumFace face, Erasure erasure, ClientAddress client, TokenDelivery delivery) {
        this.face = face;
        this.erasure = erasure;
        this.client = client;
        this.delivery = delivery;
    }

    record ErasureRequest(String password) {}

    @PostMapping
    ForumReply erase(
            Caller caller, @JsonBody ErasureRequest body, HttpServletRequest request, HttpServletResponse response) {
        String password = ForumInput.password("password", body.password());
        erasure.ofCaller(face, caller, password, client.of(request));
        delivery.revoke(request, response);
        return ForumReply.done("账号注销成功");
    }
}
