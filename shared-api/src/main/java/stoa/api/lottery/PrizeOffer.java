package stoa.api.lottery;

import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * A row of a prize table that an operator proposes.
 *
 * @param price what the winner pays, in the currency's whole units
 * @param stock how many there are
 * @param blank whether this is the row without value: who draws it wins nothing
 */
public record PrizeOffer(String name, String avatar, String description, long price, long stock, boolean blank) {

    /** What clients of the Forum API document recognise the row without value by. */
    public static final String BLANK_NAME = "谢谢参与";

    public static final int NAME_MAX = 64;
    public static final int AVATAR_MAX = 2_048;
    public static final int DESCRIPTION_MAX = 500;
    public static final long PRICE_MAX = 1_000_000_000;
    public static final long STOCK_MAX = 1_000_000_000;

    /** Refuses what is outside of the limits, or misuses the name of the row without value. */
    public PrizeOffer {
        requireLength("name", name, 1, NAME_MAX);
        requireLength("avatar", avatar, 0, AVATAR_MAX);
        requireLength("description", description, 0, DESCRIPTION_MAX);
        require(!name.isBlank(), "name must not be blank");
        require(price >= 0 && price <= PRICE_MAX, "price must be 0 to " + PRICE_MAX);
        require(stock >= 0 && stock <= STOCK_MAX, "stock must be 0 to " + STOCK_MAX);
        require(blank == name.equals(BLANK_NAME), "the row without value, and no other, is named " + BLANK_NAME);
        require(!blank || price == 0, "the row without value has no price");
    }

    private static void requireLength(String field, String text, int min, int max) {
        int length = CanonicalText.length(text);
        require(length >= min && length <= max, field + " must have " + min + " to " + max + " characters");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new Rejection(KernelError.INVALID, rule);
        }
    }
}
