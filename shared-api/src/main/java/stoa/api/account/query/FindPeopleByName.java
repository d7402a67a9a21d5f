package stoa.api.account.query;

import java.util.Map;
import java.util.Set;

/** Who holds each of several names, compared by their canonical form. Two reads, however many. */
public record FindPeopleByName(Set<String> names) {

    /** By the name as it was asked for; those that nobody holds are not in it. */
    public record Result(Map<String, Person> people) {}
}
