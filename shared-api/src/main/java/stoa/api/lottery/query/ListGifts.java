package stoa.api.lottery.query;

import java.util.List;
import stoa.api.lottery.Prize;

/** The prize table of the round that is open, else of the one that was open last; empty before the first round. */
public record ListGifts() {

    public record Result(List<Prize> gifts) {}
}
