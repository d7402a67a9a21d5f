package stoa.gateway.forum.lottery;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.api.lottery.query.ListGifts;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.forum.platform.ForumId;
import stoa.gateway.forum.platform.ForumInput;
import stoa.gateway.forum.platform.ForumReply;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;
import stoa.gateway.platform.access.Caller;
import stoa.gateway.platform.http.JsonBody;

/** What there is to win, drawing it, and paying for it or giving it up. */
@Controller
@RequestMapping(ForumFace.PREFIX)
final class LotteryController {

    private static final String DRAW = "/lottery/lucky";

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;
    private final OldestReservation oldest;

    LotteryController(ForumFace face, Commands commands, Queries queries, OldestReservation oldest) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
        this.oldest = oldest;
    }

    /** Who wants to pay for, or give up, which prize. */
    record Won(
            @JsonProperty("user_id") ForumId user,
            @JsonProperty("gift_id") ForumId gift) {

        /** The prize, if it is the caller who speaks of themselves. */
        GiftId of(AccountId caller) {
            OptionalLong whose = ForumId.said(ForumInput.required("user_id", user));
            OptionalLong which = ForumId.said(ForumInput.required("gift_id", gift));
            if (which.isEmpty() || whose.isEmpty() || whose.getAsLong() != caller.value()) {
                throw new Rejection(LotteryError.RESERVATION_NOT_FOUND, "not the caller's, or no prize");
            }
            return new GiftId(which.getAsLong());
        }
    }

    @GetMapping("/gifts")
    ForumReply gifts() {
        ListGifts.Result found = queries.ask(new ListGifts(), ListGifts.Result.class);
        return ForumReply.of(
                "获取全部奖品成功", found.gifts().stream().map(GiftItem::of).toList());
    }

    @GetMapping(DRAW)
    ForumReply draw(Caller caller) {
        Drawn drawn = commands.send(face, caller.account(), new DrawPrize(caller.account()), Drawn.class);
        return ForumReply.of(
                "抽奖成功", drawn.hit().map(hit -> GiftItem.of(hit.prize())).orElse(GiftItem.NOTHING));
    }

    /** It would draw, and show nobody what. */
    @RequestMapping(path = DRAW, method = RequestMethod.HEAD)
    ForumReply peek(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
        return face.failure(HttpStatus.METHOD_NOT_ALLOWED.value());
    }

    @PostMapping("/lottery/pay")
    ForumReply pay(Caller caller, @JsonBody Won body) {
        end(caller, body, reservation -> new PayReservation(reservation, caller.account()));
        return ForumReply.done("支付成功");
    }

    @PostMapping("/lottery/giveup")
    ForumReply giveUp(Caller caller, @JsonBody Won body) {
        end(caller, body, reservation -> new GiveUpReservation(reservation, caller.account()));
        return ForumReply.done("放弃支付成功");
    }

    private void end(Caller caller, Won body, Function<ReservationId, Object> how) {
        oldest.end(caller.account(), body.of(caller.account()), how);
    }

    @GetMapping("/lottery/result")
    ForumReply result(Caller caller) {
        GetLatestOrder query = new GetLatestOrder(caller.account());
        return ForumReply.of("获取结果成功", LotteryOrder.of(queries.ask(query, GetLatestOrder.Result.class)));
    }
}
