package stoa.gateway.operator.account;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.gateway.platform.identity.Erasure;
import stoa.gateway.platform.identity.ShuttingOut;

/** Erasing a person who asked for it by other ways, or who has to go; and shutting people out for a while. */
@Controller
@RequestMapping(OperatorFace.PREFIX + "/accounts")
final class AccountController {

    private final OperatorFace face;
    private final Erasure erasure;
    private final ShuttingOut door;

    AccountController(OperatorFace face, Erasure erasure, ShuttingOut door) {
        this.face = face;
        this.erasure = erasure;
        this.door = door;
    }

    record ErasureOrder(String reason) {

        ErasureReason read() {
            return switch (OperatorInput.required("reason", reason).toLowerCase(Locale.ROOT)) {
                case "request" -> ErasureReason.REQUEST;
                case "legal" -> ErasureReason.LEGAL;
                case "abuse" -> ErasureReason.ABUSE;
                default -> throw new Rejection(KernelError.INVALID, "reason must be request, legal or abuse");
            };
        }
    }

    @PostMapping("/{id}/erasure")
    OperatorReply erase(Caller caller, @PathVariable String id, @JsonBody ErasureOrder body) {
        erasure.byOperator(face, caller, AccountId.parse(id), body.read());
        return OperatorReply.done();
    }

    @PostMapping("/{id}/disable")
    OperatorReply disable(Caller caller, @PathVariable String id) {
        door.shutOut(face, caller, AccountId.parse(id));
        return OperatorReply.done();
    }

    @PostMapping("/{id}/enable")
    OperatorReply enable(Caller caller, @PathVariable String id) {
        door.letIn(face, caller, AccountId.parse(id));
        return OperatorReply.done();
    }
}
