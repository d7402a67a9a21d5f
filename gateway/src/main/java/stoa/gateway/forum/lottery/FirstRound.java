package stoa.gateway.forum.lottery;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import stoa.api.kernel.Page;
import stoa.api.kernel.Rejection;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.query.ListRounds;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;

/**
 * The first round of a fresh installation. This face's clients keep their button for drawing shut until there is a
 * prize, so the service opens a round by itself at its first start; every further one is an operator's.
 */
@Component
final class FirstRound {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRound.class);
    private static final Page ANY = new Page(1, 1);

    static final List<PrizeOffer> PRIZES = List.of(
            prize("广场马克杯", "陶瓷杯，印有广场柱廊的图案", 100, 500),
            prize("月度会员卡", "一个月的会员身份", 300, 200),
            prize("机械键盘", "八十七键，茶轴", 2_000, 100),
            prize("纪念T恤", "纯棉短袖，尺码可选", 500, 300),
            prize("无线鼠标", "静音按键，可充电", 800, 200),
            prize("双倍积分卡", "七天之内积分加倍", 150, 1_000),
            prize("咖啡兑换券", "任选一杯中杯咖啡", 200, 500),
            prize("金属徽章", "广场标志，附赠底托", 120, 500),
            prize("技术图书券", "任选一本技术图书", 500, 150),
            new PrizeOffer(PrizeOffer.BLANK_NAME, "", "下次好运", 0, 3_000, true));

    private final boolean wanted;
    private final Commands commands;
    private final Queries queries;

    /**
     * @param wanted whether a fresh installation opens a round by itself
     */
    FirstRound(@Value("${stoa.lottery.first-round:true}") boolean wanted, Commands commands, Queries queries) {
        this.wanted = wanted;
        this.commands = commands;
        this.queries = queries;
    }

    private static PrizeOffer prize(String name, String description, long price, long stock) {
        return new PrizeOffer(name, "", description, price, stock, false);
    }

    /**
     * Opens the round unless there ever was one. Where several nodes start at the same time, or a view is late, the
     * command tells.
     */
    @EventListener(ApplicationStartedEvent.class)
    public void ensure() {
        if (!wanted || thereWasOne()) {
            return;
        }
        try {
            commands.sendAsSystemSeen(new OpenRound(Optional.empty(), PRIZES));
            LOG.info("Opened the first round of the lottery, with {} prizes", PRIZES.size());
        } catch (Rejection refusal) {
            if (refusal.code() != LotteryError.ROUND_OPEN) {
                throw refusal;
            }
        }
    }

    private boolean thereWasOne() {
        return queries.ask(new ListRounds(ANY), ListRounds.Result.class)
                        .rounds()
                        .total()
                > 0;
    }
}
