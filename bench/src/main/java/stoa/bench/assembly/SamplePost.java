package stoa.bench.assembly;

import java.util.List;

/** What the published posts consist of: about half a kilobyte of text and two tags. */
public final class SamplePost {

    public static final String CONTENT =
            "Whoever walks under the painted colonnade hears every argument twice. ".repeat(6);

    /** Every tenth post has it, so that its list grows with the others. */
    public static final String SEARCHED_TAG = "topic-3";

    private static final int TOPICS = 10;

    public static String title(int number) {
        return "Notes from the colonnade, number " + number;
    }

    public static List<String> tags(int number) {
        return List.of("Go", "topic-" + number % TOPICS);
    }

    private SamplePost() {}
}
