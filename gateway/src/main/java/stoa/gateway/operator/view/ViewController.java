package stoa.gateway.operator.view;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.kernel.Rejection;
import stoa.api.view.ViewError;
import stoa.api.view.ViewRebuilds;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Intent;

/** Versions of views. Whatever changes one is recorded with who did it and why, before it is done. */
@Controller
@RequestMapping(OperatorFace.PREFIX + "/views")
final class ViewController {

    private final ViewRebuilds views;
    private final OperatorActs acts;

    ViewController(ViewRebuilds views, OperatorActs acts) {
        this.views = views;
        this.acts = acts;
    }

    record Views(List<ViewItem> views) {}

    record Reason(String why) {}

    @GetMapping
    OperatorReply list(Caller caller) {
        return OperatorReply.of(
                new Views(views.list().stream().map(ViewItem::of).toList()));
    }

    @GetMapping("/{view}")
    OperatorReply get(Caller caller, @PathVariable String view) {
        return OperatorReply.of(ViewItem.of(views.get(view)));
    }

    @PostMapping("/{view}/rebuild")
    OperatorReply rebuild(Caller caller, @PathVariable String view, @JsonBody Reason body) {
        return done(intent(caller, "rebuild", view, body), views::rebuild);
    }

    @PostMapping("/{view}/stop")
    OperatorReply stop(Caller caller, @PathVariable String view, @JsonBody Reason body) {
        return done(intent(caller, "stop", view, body), views::stop);
    }

    @PostMapping("/{view}/resume")
    OperatorReply resume(Caller caller, @PathVariable String view, @JsonBody Reason body) {
        return done(intent(caller, "resume", view, body), views::resume);
    }

    @PostMapping("/{view}/switch")
    OperatorReply switchOver(Caller caller, @PathVariable String view, @JsonBody Reason body) {
        return done(intent(caller, "switch", view, body), views::switchOver);
    }

    @PostMapping("/{view}/back")
    OperatorReply back(Caller caller, @PathVariable String view, @JsonBody Reason body) {
        return done(intent(caller, "back", view, body), views::back);
    }

    @PostMapping("/{view}/drop")
    OperatorReply drop(Caller caller, @PathVariable String view, @JsonBody Reason body) {
        return done(intent(caller, "drop", view, body), views::drop);
    }

    /** Changes nothing, so nobody has to say why. */
    @PostMapping("/{view}/diff")
    OperatorReply compare(Caller caller, @PathVariable String view) {
        views.compare(view);
        return new OperatorReply(HttpStatus.ACCEPTED.value(), diffOf(view));
    }

    @GetMapping("/{view}/diff")
    OperatorReply diff(Caller caller, @PathVariable String view) {
        return OperatorReply.of(diffOf(view));
    }

    private DiffItem diffOf(String view) {
        return views.diff(view).map(DiffItem::of).orElseThrow(() -> new Rejection(ViewError.NOT_COMPARED, view));
    }

    /** Of a view that there is: what can not be meant is not recorded. */
    private Intent intent(Caller caller, String what, String view, Reason body) {
        String subject = views.get(view).view();
        return new Intent(caller.account(), "views." + what, subject, OperatorInput.reason(body.why()));
    }

    private OperatorReply done(Intent intent, Consumer<String> doing) {
        long act = acts.record(intent);
        try {
            doing.accept(intent.subject());
            acts.conclude(act, "done");
        } catch (Rejection refused) {
            acts.conclude(act, "refused: " + refused.code().name());
            throw refused;
        }
        return OperatorReply.of(ViewItem.of(views.get(intent.subject())));
    }
}
