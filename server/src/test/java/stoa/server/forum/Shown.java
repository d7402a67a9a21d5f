package stoa.server.forum;

import stoa.testkit.http.Client.Answer;

/** An answer's JSON with times replaced, which nobody can foretell, to be compared as text with the document's. */
final class Shown {

    private static final String TIME = "\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z\"";

    static String of(Answer answer) {
        return answer.text().replaceAll(TIME, "\"TIME\"");
    }

    private Shown() {}
}
