package stoa.server.audit.lottery;

import stoa.api.lottery.Prize;

/** What became of the pieces of one prize. */
final class PrizeBalance {

    private final Prize prize;
    private long added;
    private long drawn;
    private long returned;
    private long paid;

    PrizeBalance(Prize prize) {
        this.prize = prize;
    }

    Prize prize() {
        return prize;
    }

    void add(long pieces) {
        added = Math.addExact(added, pieces);
    }

    void draw() {
        drawn++;
    }

    void giveBack() {
        returned++;
    }

    void pay() {
        paid++;
    }

    long added() {
        return added;
    }

    long remaining() {
        return prize.stock() + added - drawn + returned;
    }

    long drawn() {
        return drawn;
    }

    long returned() {
        return returned;
    }

    long paid() {
        return paid;
    }

    /** Pieces without value, which nobody reserves. */
    long consumed() {
        return prize.blank() ? drawn : 0;
    }

    long reserved() {
        return prize.blank() ? 0 : drawn - returned - paid;
    }
}
