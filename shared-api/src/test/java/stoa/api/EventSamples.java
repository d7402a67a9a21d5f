package stoa.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.NameReleased;
import stoa.api.account.event.PasswordChanged;
import stoa.api.account.event.ProfileEdited;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.comment.event.ThreadGrew;
import stoa.api.comment.event.ThreadShrank;
import stoa.api.conversation.Pair;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.conversation.event.MessageRemembered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Role;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.post.Tag;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;
import stoa.api.post.event.PostViewed;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;

/** One event of every kind with every component filled, so that its golden file shows all there is. */
public final class EventSamples {

    private static final AccountId ADA = new AccountId(1_508_976_640_000_001L);
    private static final AccountId BOB = new AccountId(1_508_976_640_000_003L);
    private static final ConversationId CONVERSATION = new ConversationId(1_508_976_640_000_004L);
    private static final MessageId MESSAGE = new MessageId(1_508_976_640_000_005L);
    private static final FollowId FOLLOW = new FollowId(1_508_976_640_000_006L);
    private static final PostId POST = new PostId(1_508_976_640_000_002L);
    private static final CommentId COMMENT = new CommentId(1_508_976_640_000_003L);
    private static final CommentId REPLY = new CommentId(1_508_976_640_000_004L);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final List<Tag> TAGS = Tag.listOf(List.of("Go", "C++"));

    private static final Map<Class<?>, Object> SAMPLES = Stream.of(
                    new AccountRegistered(ADA, "Ada", "ada@example.org", Role.USER, NOON),
                    new ProfileEdited(
                            ADA,
                            Optional.of("ada@example.org"),
                            Optional.of("https://example.org/ada.png"),
                            Optional.of("Counts."),
                            OptionalInt.of(2),
                            Optional.of("1815-12-10"),
                            Optional.of("London"),
                            Optional.of("England")),
                    new PasswordChanged(ADA, NOON),
                    new NameClaimed("3fb1", ADA),
                    new NameReleased("3fb1", ADA),
                    new EmailClaimed("77c0", ADA),
                    new EmailReleased("77c0", ADA),
                    new PostPublished(POST, ADA, "Notes", "On the engine.", TAGS, NOON),
                    new PostEdited(POST, ADA, "Notes", "On engines.", TAGS, Tag.listOf(List.of("C")), NOON),
                    new PostDeleted(POST, ADA, TAGS, NOON),
                    new PostViewed(POST, 12, NOON),
                    new CommentWritten(COMMENT, POST, ADA, "Well said.", NOON),
                    new ReplyWritten(REPLY, POST, COMMENT, COMMENT, ADA, "Thank you.", NOON),
                    new ThreadGrew(COMMENT, REPLY, 1),
                    new ThreadShrank(COMMENT, REPLY, 3),
                    new ReplyDeleted(REPLY, POST, COMMENT, ADA, BOB, NOON),
                    new CommentDeleted(COMMENT, POST, ADA, BOB, 2, NOON),
                    new ConversationOpened(CONVERSATION, Pair.of(BOB, ADA), BOB, NOON),
                    new MessageSent(CONVERSATION, MESSAGE, 17, ADA, BOB, " Hi <b>\uD83D\uDE00</b>\n", 9, NOON),
                    new PairMet(Pair.of(BOB, ADA), CONVERSATION, NOON),
                    new MessageRemembered(ADA, CONVERSATION, MESSAGE, 17, NOON),
                    new MessagesRead(CONVERSATION, BOB, 17, NOON),
                    new ConversationHidden(CONVERSATION, BOB, 17, NOON),
                    new ConversationReopened(CONVERSATION, BOB, NOON),
                    new PostLiked(POST, BOB, ADA, NOON, NOON.plusSeconds(1)),
                    new LikeWithdrawn(POST, BOB, ADA, NOON, NOON.plusSeconds(1), NOON.plusSeconds(2)),
                    new Followed(FOLLOW, ADA, BOB, NOON),
                    new Unfollowed(FOLLOW, ADA, BOB, NOON))
            .collect(Collectors.toUnmodifiableMap(Object::getClass, Function.identity()));

    /** The sample of an event, which whoever adds an event adds here. */
    public static Object of(Class<?> event) {
        return Optional.ofNullable(SAMPLES.get(event))
                .orElseThrow(() -> new AssertionError(
                        "add a sample of " + event.getSimpleName() + " to EventSamples, with every component filled"));
    }

    private EventSamples() {}
}
