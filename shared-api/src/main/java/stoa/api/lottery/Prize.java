package stoa.api.lottery;

import stoa.api.kernel.GiftId;

/**
 * A row of a round's prize table.
 *
 * @param price what the winner pays, in the currency's whole units
 * @param stock how many there were when the round was opened
 * @param blank whether this is the row without value: who draws it wins nothing
 */
public record Prize(
        GiftId gift, String name, String avatar, String description, long price, long stock, boolean blank) {

    /** A row as it was proposed, under the id that it got. */
    public static Prize of(GiftId gift, PrizeOffer offer) {
        return new Prize(
                gift, offer.name(), offer.avatar(), offer.description(), offer.price(), offer.stock(), offer.blank());
    }
}
