package stoa.query.comment;

import static stoa.query.testing.Given.commentDeleted;
import static stoa.query.testing.Given.commented;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.replied;
import static stoa.query.testing.Given.replyDeleted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Events about comments on a few posts as they may follow each other, and what is left after all of them. */
final class Told {

    static final int POSTS = 3;
    private static final int AUTHOR = 7;

    private final List<Object> events = new ArrayList<>();

    /** Replies by their thread, oldest first. */
    private final Map<Long, List<Long>> threads = new LinkedHashMap<>();

    private Told() {}

    static Told of(SplittableRandom random, int number) {
        Told told = new Told();
        for (int post = 1; post <= POSTS; post++) {
            told.events.add(published(post, AUTHOR));
        }
        for (long comment = 1_000; comment < 1_000 + number; comment++) {
            told.next(random, comment);
        }
        return told;
    }

    private void next(SplittableRandom random, long comment) {
        int dice = random.nextInt(10);
        if (threads.isEmpty() || dice < 3) {
            threads.put(comment, new ArrayList<>());
            events.add(commented(comment, postOf(comment), AUTHOR));
            return;
        }
        long thread = oneOf(List.copyOf(threads.keySet()), random);
        List<Long> replies = threads.get(thread);
        if (dice == 3) {
            threads.remove(thread);
            events.add(commentDeleted(thread, postOf(thread), AUTHOR, replies.size()));
        } else if (dice < 6 && !replies.isEmpty()) {
            long reply = oneOf(replies, random);
            replies.remove(reply);
            events.add(replyDeleted(reply, postOf(thread), thread, AUTHOR));
        } else {
            events.add(replied(comment, postOf(thread), thread, thread, AUTHOR));
            replies.add(comment);
        }
    }

    private static long oneOf(List<Long> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }

    /** A post for each comment, which needs no memory. */
    private static long postOf(long opener) {
        return 1 + opener % POSTS;
    }

    List<Object> events() {
        return events;
    }

    /** Newest first. */
    List<Long> commentsOf(long post) {
        return new ArrayList<>(threads.keySet())
                .reversed().stream().filter(opener -> postOf(opener) == post).toList();
    }

    List<Long> repliesOf(long thread) {
        return threads.get(thread);
    }
}
