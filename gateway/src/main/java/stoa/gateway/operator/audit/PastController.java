package stoa.gateway.operator.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.audit.query.GetPastPost;
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
}
