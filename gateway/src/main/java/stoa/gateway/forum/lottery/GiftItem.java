package stoa.gateway.forum.lottery;

import stoa.api.lottery.Prize;

/**
 * A prize as this face shows it: without stock or chances.
 *
 * @param prize its price
 */
record GiftItem(String id, String name, String avatar, String description, long prize) {

    /** What a draw answers when there is nothing to be drawn; clients know it by the id. */
    static final GiftItem NOTHING = new GiftItem("0", "奖品已抽完", "", "", 0);

    static GiftItem of(Prize prize) {
        return new GiftItem(prize.gift().toString(), prize.name(), prize.avatar(), prize.description(), prize.price());
    }
}
