package stoa.gateway.forum.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.audit.query.GetRoundProof;
import stoa.api.kernel.Page;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.query.ListRounds;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Queries;

/** Rounds of the lottery and their proofs, for anybody, from any origin. */
@Controller
@RequestMapping(RoundProofController.PATH)
final class RoundProofController {

    static final String PATH = ForumFace.PREFIX + "/lottery/rounds";

    private static final int PAGE_SIZE = 20;

    private final Queries queries;

    RoundProofController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    ForumReply rounds(HttpServletRequest request) {
        Page page = ForumInput.page(request, PAGE_SIZE);
        ListRounds.Result rounds = queries.ask(new ListRounds(page), ListRounds.Result.class);
        return ForumReply.of("获取抽奖轮次列表成功", RoundPage.of(page, rounds.rounds()));
    }

    @GetMapping("/{id}/proof")
    ForumReply proof(@PathVariable String id, HttpServletRequest request) {
        GetRoundProof query = new GetRoundProof(
                RoundId.parse(id),
                number(request, "from").orElse(0),
                number(request, "size"),
                number(request, "since"));
        GetRoundProof.Result answer = queries.ask(query, GetRoundProof.Result.class);
        return ForumReply.of("获取抽奖证明成功", ProofPage.of(query, answer));
    }

    private static OptionalLong number(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? OptionalLong.empty() : OptionalLong.of(ForumInput.whole(text));
    }
}
