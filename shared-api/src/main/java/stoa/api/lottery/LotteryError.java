package stoa.api.lottery;

import stoa.api.kernel.RejectionCode;

/** Why something about the lottery was refused. */
public enum LotteryError implements RejectionCode {
    ROUND_NOT_FOUND(Kind.NOT_FOUND, "There is no such round."),
    ROUND_OPEN(Kind.CONFLICT, "A round is open already, and there is one at a time."),
    ROUND_CLOSED(Kind.CONFLICT, "This round is closed, so nothing is drawn from it or added to it."),
    PRIZE_NOT_FOUND(Kind.NOT_FOUND, "This round has no such prize."),
    SEED_STILL_IN_USE(Kind.CONFLICT, "The seed that commits the next draws is not due to be revealed."),
    RESERVATION_NOT_FOUND(Kind.NOT_FOUND, "This person holds no such reservation: none was won, or it has ended."),
    ORDER_NOT_FOUND(Kind.NOT_FOUND, "This person has paid for no prize yet.");

    private final Kind kind;
    private final String meaning;

    LotteryError(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
