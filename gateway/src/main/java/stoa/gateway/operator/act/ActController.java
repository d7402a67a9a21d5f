package stoa.gateway.operator.act;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.kernel.OperatorError;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PublicId;
import stoa.api.kernel.Rejection;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.access.Caller;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Act;
import stoa.vault.OperatorActs.Outcome;

/** Looking at what operators did. */
@Controller
@RequestMapping(OperatorFace.PREFIX + "/acts")
final class ActController {

    private final OperatorActs acts;

    ActController(OperatorActs acts) {
        this.acts = acts;
    }

    record Acts(List<ActItem> acts, long total) {}

    /** An act; without an outcome as long as none is known. */
    record ActItem(
            long id,
            String at,
            String by,
            String what,
            String subject,
            String why,
            String outcome,
            @JsonProperty("concluded_at") String concludedAt) {

        static ActItem of(Act act) {
            return new ActItem(
                    act.id(),
                    act.at().toString(),
                    act.intent().by().toString(),
                    act.intent().what(),
                    act.intent().subject(),
                    act.intent().why(),
                    act.outcome().map(Outcome::text).orElse(null),
                    act.outcome().map(outcome -> outcome.at().toString()).orElse(null));
        }
    }

    @GetMapping
    OperatorReply list(Caller caller, HttpServletRequest request) {
        Page page = OperatorInput.page(request);
        PageOf<Act> found = Optional.ofNullable(request.getParameter("subject"))
                .map(subject -> acts.list(subject, page))
                .orElseGet(() -> acts.list(page));
        return OperatorReply.of(new Acts(found.map(ActItem::of).items(), found.total()));
    }

    @GetMapping("/{id}")
    OperatorReply get(Caller caller, @PathVariable String id) {
        return OperatorReply.of(acts.find(PublicId.parseDigits(id))
                .map(ActItem::of)
                .orElseThrow(() -> new Rejection(OperatorError.ACT_NOT_FOUND, id)));
    }
}
