package stoa.gateway.operator.feed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.access.Caller;

/** The feed, at its own path too, under which whoever analyses is told of it. */
@Controller
final class FeedController {

    private final EventFeed feed;
    private final FeedAnswers answers;
    private final Grants grants;

    FeedController(EventFeed feed, FeedAnswers answers, Grants grants) {
        this.feed = feed;
        this.answers = answers;
        this.grants = grants;
    }

    @GetMapping({OperatorFace.PREFIX + "/feed", "/feed"})
    void feed(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        FeedQuestion question = FeedQuestion.of(request);
        if (question.after() > feed.head()) {
            throw new Rejection(KernelError.INVALID, "the ledger ends before " + question.after());
        }
        if (question.selection().unmasked()) {
            grants.record(caller.account(), question);
        }
        answers.answer(question, request, response);
    }
}
