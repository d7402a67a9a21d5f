package stoa.gateway.operator.lottery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import stoa.api.audit.query.GetPastRound;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.query.GetRound;
import stoa.api.lottery.query.ListRounds;
import stoa.api.lottery.query.RoundView;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.operator.platform.OperatorInput;
import stoa.gateway.operator.platform.OperatorReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/**
 * Opening and closing rounds, adding stock, and looking at them. All take a caller, so all need a login. That something
 * was done does not depend on a view: whoever wants to see what came of it asks.
 */
@Controller
@RequestMapping(OperatorFace.PREFIX + "/lottery/rounds")
final class RoundController {

    private final OperatorFace face;
    private final Commands commands;
    private final Queries queries;

    RoundController(OperatorFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    record Rounds(List<RoundItem> rounds, long total) {}

    record Opened(String id) {}

    record Opening(List<Offer> prizes) {

        OpenRound by(Caller caller) {
            List<Offer> offers = OperatorInput.required("prizes", prizes);
            return new OpenRound(
                    Optional.of(caller.account()),
                    offers.stream().map(Offer::read).toList());
        }
    }

    /** A row of a prize table; what is left out is empty, no price, and not the row without value. */
    record Offer(String name, String avatar, String description, Long price, Long stock, Boolean blank) {

        PrizeOffer read() {
            return new PrizeOffer(
                    OperatorInput.required("name", name),
                    Objects.requireNonNullElse(avatar, ""),
                    Objects.requireNonNullElse(description, ""),
                    Objects.requireNonNullElse(price, 0L),
                    OperatorInput.required("stock", stock),
                    Objects.requireNonNullElse(blank, false));
        }
    }

    record Addition(String gift, Long pieces) {

        AddStock to(RoundId round, Caller caller) {
            GiftId added = GiftId.parse(OperatorInput.required("gift", gift));
            return new AddStock(round, added, OperatorInput.required("pieces", pieces), caller.account());
        }
    }

    @GetMapping
    OperatorReply list(Caller caller, HttpServletRequest request) {
        PageOf<RoundView> found = queries.ask(new ListRounds(OperatorInput.page(request)), ListRounds.Result.class)
                .rounds();
        return OperatorReply.of(new Rounds(found.map(RoundItem::of).items(), found.total()));
    }

    @PostMapping
    OperatorReply open(Caller caller, @JsonBody Opening body) {
        RoundId opened = commands.send(face, caller.account(), body.by(caller), RoundId.class);
        return OperatorReply.created(new Opened(opened.toString()));
    }

    /** As the view has it; with {@code asOf} as it was, folded anew from the ledger. */
    @GetMapping("/{id}")
    OperatorReply get(Caller caller, @PathVariable String id, HttpServletRequest request) {
        RoundId round = RoundId.parse(id);
        RoundView shown = request.getParameter("asOf") == null
                ? queries.ask(new GetRound(round), RoundView.class)
                : queries.ask(new GetPastRound(round, OperatorInput.asOf(request)), GetPastRound.Result.class)
                        .round();
        return OperatorReply.of(RoundItem.of(shown));
    }

    @PostMapping("/{id}/close")
    OperatorReply close(Caller caller, @PathVariable String id) {
        commands.send(face, caller.account(), new CloseRound(RoundId.parse(id), caller.account()));
        return OperatorReply.done();
    }

    @PostMapping("/{id}/stock")
    OperatorReply add(Caller caller, @PathVariable String id, @JsonBody Addition body) {
        commands.send(face, caller.account(), body.to(RoundId.parse(id), caller));
        return OperatorReply.done();
    }
}
