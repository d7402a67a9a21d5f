package stoa.gateway.forum.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.audit.AsOf;
import stoa.api.audit.Subject;
import stoa.api.audit.query.GetHistory;
import stoa.api.audit.query.GetReceipt;
import stoa.api.audit.query.GetRoundProof;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.forum.platform.ForumTime;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;

/** What the ledger holds of the caller, and the proof that it does. */
@Controller
@RequestMapping(ForumFace.PREFIX + "/users/me")
final class OwnHistoryController {

    private static final int PAGE_SIZE = 20;
    private static final String FORMAT = "stoa-receipt/1";

    private final Queries queries;

    OwnHistoryController(Queries queries) {
        this.queries = queries;
    }

    /** A page, newest first; the next one is asked for with {@code before}, which is null on the last. */
    record Page(List<Item> events, Long before) {}

    /** One event. */
    record Item(long position, String time, String event, String actor, List<String> roles, Map<String, Object> data) {

        static Item of(GetHistory.Entry entry) {
            return new Item(
                    entry.position(),
                    ForumTime.of(entry.at()),
                    entry.event(),
                    entry.actor().orElse(null),
                    entry.roles(),
                    entry.data());
        }
    }

    /** In the format that docs/operating/audit.md describes. */
    record Receipt(String format, String checkpoint, String key, String stream, GetRoundProof.Proven event) {}

    @GetMapping("/history")
    ForumReply history(Caller caller, HttpServletRequest request) {
        GetHistory query = new GetHistory(
                Subject.of(caller.account()),
                whole(request, "before"),
                AsOf.NOW,
                Math.clamp(whole(request, "pageSize").orElse(PAGE_SIZE), -1, Integer.MAX_VALUE),
                true);
        GetHistory.Result found = queries.ask(query, GetHistory.Result.class);
        Long next = found.next().isPresent() ? Long.valueOf(found.next().getAsLong()) : null;
        return ForumReply.of(
                "获取操作历史成功", new Page(found.entries().stream().map(Item::of).toList(), next));
    }

    @GetMapping("/receipts/{position}")
    ForumReply receipt(Caller caller, @PathVariable String position) {
        GetReceipt query = new GetReceipt(caller.account(), ForumInput.whole(position));
        GetReceipt.Result found = queries.ask(query, GetReceipt.Result.class);
        return ForumReply.of(
                "获取凭证成功", new Receipt(FORMAT, found.checkpoint(), found.key(), found.stream(), found.event()));
    }

    private static OptionalLong whole(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? OptionalLong.empty() : OptionalLong.of(ForumInput.whole(text));
    }
}
