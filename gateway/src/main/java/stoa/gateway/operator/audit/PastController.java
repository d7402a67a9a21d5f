package stoa.gateway.operator.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.audit.query.GetPastMembers;
import stoa.api.audit.query.GetPastPost;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.PostId;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;

/** What a subject was at a time or position, folded anew from the ledger. */
@Controller
@RequestMapping(OperatorFace.PREFIX + "/audit")
final class PastController {

    private final Queries queries;

    PastController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/posts/{id}/state")
    OperatorReply post(Caller caller, @PathVariable String id, HttpServletRequest request) {
        GetPastPost query = new GetPastPost(PostId.parse(id), OperatorInput.asOf(request));
        return OperatorReply.of(PastPostItem.of(queries.ask(query, GetPastPost.Result.class)));
    }

    /**
     * Who had a part in a conversation.
     *
     * @param position the last event that counts
     */
    record Members(long position, List<MemberItem> members) {}

    /**
     * One of them.
     *
     * @param role left out where there are two
     */
    record MemberItem(String account, String role, Instant since) {

        static MemberItem of(GetPastMembers.Member member) {
            return new MemberItem(
                    member.account().toString(),
                    member.role()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    member.since());
        }
    }

    /** A group's number is that of its conversation. */
    @GetMapping("/conversations/{id}/members")
    OperatorReply members(Caller caller, @PathVariable String id, HttpServletRequest request) {
        GetPastMembers query = new GetPastMembers(ConversationId.parse(id), OperatorInput.asOf(request));
        GetPastMembers.Result past = queries.ask(query, GetPastMembers.Result.class);
        return OperatorReply.of(new Members(
                past.position(), past.members().stream().map(MemberItem::of).toList()));
    }
}
