package stoa.api.lottery.query;

import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/** The rounds, newest first. */
public record ListRounds(Page page) {

    public record Result(PageOf<RoundView> rounds) {}
}
