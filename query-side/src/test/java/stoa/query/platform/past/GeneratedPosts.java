package stoa.query.platform.past;

import static stoa.query.testing.Given.commentDeleted;
import static stoa.query.testing.Given.commented;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.edited;
import static stoa.query.testing.Given.liked;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.replied;
import static stoa.query.testing.Given.replyDeleted;
import static stoa.query.testing.Given.viewed;
import static stoa.query.testing.Given.withdrawn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import stoa.api.like.event.PostLiked;

/** Events of several posts as they may follow each other, in any order. */
final class GeneratedPosts {

    static final long AUTHOR = 7;
    static final int PEOPLE = 5;
    private static final int POSTS = 4;

    private final SplittableRandom random;
    private final List<Object> events = new ArrayList<>();
    private final List<Told> posts;
    private final List<Long> threads = new ArrayList<>();
    private long next = 1_000;

    GeneratedPosts(SplittableRandom random, int number) {
        this.random = random;
        this.posts = LongStream.rangeClosed(1, POSTS).mapToObj(Told::new).toList();
        while (events.size() < number) {
            posts.get(random.nextInt(POSTS)).goOn();
        }
    }

    List<Object> events() {
        return events;
    }

    List<Long> posts() {
        return posts.stream().map(post -> post.id).toList();
    }

    /** Every top-level comment that there ever was. */
    List<Long> threads() {
        return threads;
    }

    private final class Told {

        private final long id;
        private final Map<Long, List<Long>> comments = new HashMap<>();
        private final Map<Long, PostLiked> likes = new HashMap<>();
        private boolean there;
        private boolean gone;

        Told(long id) {
            this.id = id;
        }

        void goOn() {
            if (!there && !gone) {
                events.add(published(id, AUTHOR, "tag" + id, "all"));
                there = true;
            } else if (there) {
                happen();
            } else {
                // People may take back their likes of what is gone.
                like(1 + random.nextInt(PEOPLE), false);
            }
        }

        private void happen() {
            int dice = random.nextInt(100);
            if (dice < 30) {
                like(1 + random.nextInt(PEOPLE), true);
            } else if (dice < 50) {
                comment();
            } else if (dice < 75) {
                reply();
            } else if (dice < 85) {
                takeAwayComment();
            } else if (dice < 92) {
                events.add(viewed(id, 1 + random.nextInt(9)));
            } else if (dice < 99) {
                events.add(edited(id, AUTHOR, "title " + events.size(), List.of("all"), List.of("tag" + id)));
            } else {
                events.add(deleted(id, AUTHOR, "all"));
                there = false;
                gone = true;
            }
        }

        private void like(long by, boolean alsoNew) {
            PostLiked standing = likes.remove(by);
            if (standing != null) {
                events.add(withdrawn(standing, Duration.ofMillis(1)));
            } else if (alsoNew) {
                PostLiked like = liked(id, AUTHOR, by, Duration.ofSeconds(events.size()));
                likes.put(by, like);
                events.add(like);
            } else {
                events.add(viewed(id, 1));
            }
        }

        private void comment() {
            long comment = next++;
            comments.put(comment, new ArrayList<>());
            threads.add(comment);
            events.add(commented(comment, id, 1 + random.nextInt(PEOPLE)));
        }

        private void reply() {
            if (comments.isEmpty()) {
                comment();
                return;
            }
            long thread = any(List.copyOf(comments.keySet()));
            long reply = next++;
            comments.get(thread).add(reply);
            events.add(replied(reply, id, thread, thread, 1 + random.nextInt(PEOPLE)));
        }

        private void takeAwayComment() {
            if (comments.isEmpty()) {
                return;
            }
            long thread = any(List.copyOf(comments.keySet()));
            List<Long> replies = comments.get(thread);
            if (!replies.isEmpty() && random.nextBoolean()) {
                events.add(replyDeleted(replies.removeLast(), id, thread, AUTHOR));
            } else {
                comments.remove(thread);
                events.add(commentDeleted(thread, id, AUTHOR, replies.size()));
            }
        }

        private long any(List<Long> ids) {
            return ids.get(random.nextInt(ids.size()));
        }
    }
}
