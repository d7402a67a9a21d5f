package stoa.api.social.query;

import java.util.List;
import stoa.api.account.query.Person;

/**
 * The six accounts that most people follow now, most followers first, and the newer account first among equals. Whom
 * nobody follows is not among them, even if fewer than six remain.
 */
public record ListMostFollowed() {

    public record Result(List<MostFollowed> accounts) {}

    public record MostFollowed(Person person, String bio, long followers) {}
}
