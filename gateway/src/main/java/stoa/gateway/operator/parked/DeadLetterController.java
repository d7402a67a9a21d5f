package stoa.gateway.operator.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.account.event.AccountErased;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.OperatorError;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PublishedEvent;
import stoa.api.kernel.Rejection;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Intent;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedDocuments.Parked;
import stoa.vault.ParkedDocuments.Waiting;
import stoa.vault.ParkedOrders;
import stoa.vault.ParkedOrders.Order;

/**
 * Parked documents, and what is to become of them. An order is carried out by the node that folds the view; whoever
 * gave it waits for what came of it, and finds it among the acts if that takes long.
 */
@Controller
@RequestMapping(OperatorFace.PREFIX)
final class DeadLetterController {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What waits for a document may be very much. */
    private static final Page FIRST = new Page(1, 1);

    private final ParkedDocuments parked;
    private final ParkedOrders orders;
    private final EventFeed feed;

    DeadLetterController(ParkedDocuments parked, ParkedOrders orders, EventFeed feed) {
        this.parked = parked;
        this.orders = orders;
        this.feed = feed;
    }

    record DeadLetters(@JsonProperty("dead_letters") List<DeadLetter> deadLetters, long total) {

        static DeadLetters of(PageOf<Parked> found) {
            return new DeadLetters(found.map(DeadLetter::of).items(), found.total());
        }
    }

    /** A parked document: the position on which its fold failed, why, since when, and how many events wait. */
    record DeadLetter(String view, String document, long position, String cause, String since, long waiting) {

        static DeadLetter of(Parked one) {
            return new DeadLetter(
                    one.view(),
                    one.document(),
                    one.failed().position(),
                    one.failed().cause(),
                    one.since().toString(),
                    one.waiting());
        }
    }

    /** A parked document, the event on which it failed, and what waits, that event included. */
    record Inspected(String view, String document, PublishedEvent failed, List<Letter> waiting, long total) {}

    record Letter(long position, String cause) {}

    record Retry(String document, String why) {}

    record Eviction(String document, Long position, String why) {}

    /** What came of an order; no outcome yet if that takes longer than a request may. */
    record Done(long act, String outcome, Boolean parked) {}

    @GetMapping("/dead-letters")
    OperatorReply list(Caller caller, HttpServletRequest request) {
        return OperatorReply.of(DeadLetters.of(parked.list(OperatorInput.page(request))));
    }

    @GetMapping("/views/{view}/dead-letters")
    OperatorReply list(Caller caller, @PathVariable String view, HttpServletRequest request) {
        return OperatorReply.of(DeadLetters.of(parked.list(view, OperatorInput.page(request))));
    }

    /** The document is a parameter, since its name may hold whatever a tag may. */
    @GetMapping("/views/{view}/dead-letters/waiting")
    OperatorReply inspect(Caller caller, @PathVariable String view, HttpServletRequest request) {
        String document = OperatorInput.required("document", request.getParameter("document"));
        long failed = stopOf(view, document);
        PageOf<Waiting> waiting = parked.waiting(view, document, OperatorInput.page(request));
        List<Letter> letters =
                waiting.map(each -> new Letter(each.position(), each.cause())).items();
        return OperatorReply.of(new Inspected(view, document, feed.at(failed).orElse(null), letters, waiting.total()));
    }

    @PostMapping("/views/{view}/dead-letters/retry")
    OperatorReply retry(Caller caller, @PathVariable String view, @JsonBody Retry body) {
        String document = OperatorInput.required("document", body.document());
        Intent intent = intent(caller, "dead-letters.retry", view, document, body.why());
        stopOf(view, document);
        return carriedOut(intent, new Order(view, document, OptionalLong.empty()));
    }

    @PostMapping("/views/{view}/dead-letters/evict")
    OperatorReply evict(Caller caller, @PathVariable String view, @JsonBody Eviction body) {
        String document = OperatorInput.required("document", body.document());
        long position = OperatorInput.required("position", body.position());
        Intent intent = intent(caller, "dead-letters.evict", view, document, body.why());
        if (stopOf(view, document) != position) {
            throw new Rejection(OperatorError.STOPS_ELSEWHERE, view + "/" + document);
        }
        if (isErasure(position)) {
            throw new Rejection(OperatorError.NOT_TO_BE_EVICTED, view + "/" + document);
        }
        return carriedOut(intent, new Order(view, document, OptionalLong.of(position)));
    }

    /** Passed over, it would leave in a view what its person was promised to be rid of. */
    private boolean isErasure(long position) {
        return feed.at(position)
                .filter(event -> event.event().equals(EventCatalogue.nameOf(AccountErased.class)))
                .isPresent();
    }

    private static Intent intent(Caller caller, String what, String view, String document, String why) {
        return new Intent(caller.account(), what, view + "/" + document, OperatorInput.reason(why));
    }

    private long stopOf(String view, String document) {
        return parked.waiting(view, document, FIRST).items().stream()
                .findFirst()
                .map(Waiting::position)
                .orElseThrow(() -> new Rejection(OperatorError.NOTHING_PARKED, view + "/" + document));
    }

    private OperatorReply carriedOut(Intent intent, Order order) {
        long act = orders.place(intent, order);
        Optional<OperatorActs.Outcome> outcome = orders.await(act, PATIENCE);
        if (outcome.isEmpty()) {
            return new OperatorReply(HttpStatus.ACCEPTED.value(), new Done(act, null, null));
        }
        boolean still = parked.waiting(order.view(), order.document(), FIRST).total() > 0;
        return OperatorReply.of(new Done(act, outcome.get().text(), still));
    }
}
