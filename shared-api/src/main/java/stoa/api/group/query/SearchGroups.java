package stoa.api.group.query;

import java.util.List;
import stoa.api.group.GroupLimits;
import stoa.api.kernel.Span;

/**
 * Open groups in whose name or description this text stands literally, without regard to case: the one of most members
 * first, then by id.
 */
public record SearchGroups(String text, Span span) {

    public SearchGroups {
        text = text.strip();
        GroupLimits.requireLength("search", text, 1, GroupLimits.SEARCH_MAX);
    }

    public record Result(List<GroupView> groups) {}
}
