package stoa.gateway.operator.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.audit.Subject;
import stoa.api.audit.query.GetHistory;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Intent;

/** What happened to a subject, newest first, as the ledger has it. */
@Controller
@RequestMapping(OperatorFace.PREFIX + "/audit")
final class HistoryController {

    private static final String DEFAULT_LIMIT = "50";

    private final Queries queries;
    private final OperatorActs acts;

    HistoryController(Queries queries, OperatorActs acts) {
        this.queries = queries;
        this.acts = acts;
    }

    /** A page; {@code next} is what the next one lies before, null on the last. */
    record Page(List<Item> events, Long next) {}

    record Item(
            long position,
            Instant at,
            String stream,
            long sequence,
            String event,
            String actor,
            String face,
            List<String> roles,
            Map<String, Object> data) {

        static Item of(GetHistory.Entry entry) {
            return new Item(
                    entry.position(),
                    entry.at(),
                    entry.stream(),
                    entry.sequence(),
                    entry.event(),
                    entry.actor().orElse(null),
                    entry.face().orElse(null),
                    entry.roles(),
                    entry.data());
        }
    }

    @GetMapping("/accounts/{id}")
    OperatorReply account(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return history(caller, AccountId.parse(id), request);
    }

    @GetMapping("/posts/{id}")
    OperatorReply post(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return history(caller, PostId.parse(id), request);
    }

    @GetMapping("/conversations/{id}")
    OperatorReply conversation(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return history(caller, ConversationId.parse(id), request);
    }

    @GetMapping("/rounds/{id}")
    OperatorReply round(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return history(caller, RoundId.parse(id), request);
    }

    private OperatorReply history(Caller caller, PublicId id, HttpServletRequest request) {
        Optional<String> limit = said(request, "limit");
        GetHistory query = new GetHistory(
                Subject.of(id),
                said(request, "before")
                        .map(HistoryController::number)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                OperatorInput.asOf(request),
                (int) Math.min(Integer.MAX_VALUE, number(limit.orElse(DEFAULT_LIMIT))),
                isPersonal(request));
        if (query.personal()) {
            String why = OperatorInput.reason(request.getParameter("why"));
            acts.record(new Intent(
                    caller.account(), "audit.personal", query.subject().toString(), why));
        }
        GetHistory.Result found = queries.ask(query, GetHistory.Result.class);
        Long next = found.next().isPresent() ? Long.valueOf(found.next().getAsLong()) : null;
        return OperatorReply.of(new Page(found.entries().stream().map(Item::of).toList(), next));
    }

    private static boolean isPersonal(HttpServletRequest request) {
        return said(request, "personal").filter("true"::equals).isPresent();
    }

    private static Optional<String> said(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Rejection(KernelError.INVALID, "not a number: " + text);
        }
        return Long.parseLong(text);
    }
}
