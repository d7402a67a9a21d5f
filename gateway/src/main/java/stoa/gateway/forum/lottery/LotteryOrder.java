package stoa.gateway.forum.lottery;

import com.fasterxml.jackson.annotation.JsonProperty;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.gateway.forum.platform.ForumTime;
import stoa.gateway.forum.platform.UserBrief;

/** A prize that somebody paid for; one each time. */
record LotteryOrder(
        String id,
        UserBrief user,
        GiftItem gift,
        int count,
        @JsonProperty("created_at") String createdAt) {

    static LotteryOrder of(GetLatestOrder.Result order) {
        return new LotteryOrder(
                order.order().toString(),
                UserBrief.of(order.buyer()),
                GiftItem.of(order.prize()),
                1,
                ForumTime.of(order.paidAt()));
    }
}
