package stoa.gateway.forum.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Reply;
import stoa.gateway.platform.access.TokenDelivery;

/** The Forum face. It owns the main port, so whatever no other face claims is its own. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ForumFace implements Face {

    /** Where all its routes begin. */
    public static final String PREFIX = "/api/v1";

    private final TokenDelivery delivery;

    ForumFace(TokenDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "forum";
    }

    @Override
    public boolean owns(HttpServletRequest request) {
        return true;
    }

    @Override
    public ForumReply refusal(RejectionCode code) {
        return ForumCode.reply(code);
    }

    @Override
    public ForumReply failure(int status) {
        return ForumCode.reply(status);
    }

    /** An empty 401 that takes the refresh token away, as the document says. */
    @Override
    public Reply challenge(HttpServletRequest request, HttpServletResponse response) {
        delivery.revoke(request, response);
        return Reply.empty(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** Guests may read what everybody may; whatever needs a login here is for those who registered. */
    @Override
    public boolean admits(Role role) {
        return role != Role.GUEST;
    }

    @Override
    public boolean trustsCookies() {
        return true;
    }
}
