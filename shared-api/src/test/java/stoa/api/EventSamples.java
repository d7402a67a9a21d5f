package stoa.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
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
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.Pair;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.conversation.event.MessageRemembered;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesDelivered;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.event.PairMet;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.JoinRefused;
import stoa.api.group.event.JoinRequested;
import stoa.api.group.event.MemberAliasChanged;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.Role;
import stoa.api.kernel.RoundId;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.lottery.Prize;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.RoundRetired;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;
import stoa.api.post.Tag;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;
import stoa.api.post.event.PostViewed;
import stoa.api.social.event.Befriended;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.api.social.event.Unfriended;

/** One event of every kind with every component filled, so that its golden file shows all there is. */
public final class EventSamples {

    private static final AccountId ADA = new AccountId(1_508_976_640_000_001L);
    private static final AccountId BOB = new AccountId(1_508_976_640_000_003L);
    private static final ConversationId CONVERSATION = new ConversationId(1_508_976_640_000_004L);
    /** The millisecond that is in the ids. */
    private static final Instant WHEN_DRAWN = Instant.parse("2026-09-03T22:01:40Z");

    private static final MessageId MESSAGE = new MessageId(1_508_976_640_000_005L);
    private static final GroupId GROUP = new GroupId(1_508_976_640_000_011L);
    private static final GroupProfile ENGINES = new GroupProfile(
            "Engines", "About them.", "https://example.org/mill.png", true, JoinCondition.APPROVAL_REQUIRED);
    private static final FollowId FOLLOW = new FollowId(1_508_976_640_000_006L);
    private static final FriendshipId FRIENDSHIP = new FriendshipId(1_508_976_640_000_011L);
    private static final PostId POST = new PostId(1_508_976_640_000_002L);
    private static final CommentId COMMENT = new CommentId(1_508_976_640_000_003L);
    private static final CommentId REPLY = new CommentId(1_508_976_640_000_004L);
    private static final RoundId ROUND = new RoundId(1_508_976_640_000_007L);
    private static final ReservationId RESERVATION = new ReservationId(1_508_976_640_000_010L);
    private static final Prize MUG = Prize.of(
            new GiftId(1_508_976_640_000_008L),
            new PrizeOffer("Mug", "https://example.org/mug.png", "Holds tea.", 100, 500, false));
    private static final Prize BLANK =
            Prize.of(new GiftId(1_508_976_640_000_009L), new PrizeOffer(PrizeOffer.BLANK_NAME, "", "", 0, 3000, true));
    private static final String DIGEST = RoundChain.commitmentTo(new byte[] {7});
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final List<Tag> TAGS = Tag.listOf(List.of("Go", "C++"));

    private static final Map<Class<?>, Object> SAMPLES = Stream.of(
                    new AccountRegistered(ADA, "Ada", "ada@example.org", Role.USER, NOON),
                    new AccountRenamed(ADA, "Lovelace", NOON),
                    new ProfileEdited(
                            ADA,
                            Optional.of("Countess"),
                            Optional.of("ada@example.org"),
                            Optional.of("+44 20 7946 0958"),
                            Optional.of("https://example.org/ada.png"),
                            Optional.of("Counts."),
                            OptionalInt.of(2),
                            Optional.of("1815-12-10"),
                            Optional.of("London"),
                            Optional.of("England"),
                            NOON),
                    new PasswordChanged(ADA, NOON),
                    new AccountDisabled(ADA, NOON),
                    new AccountEnabled(ADA, NOON),
                    new AccountErased(ADA, ErasureReason.OWN_WISH, NOON),
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
                    MessageSent.text(
                            new MessagePlace(CONVERSATION, MESSAGE, 17, NOON),
                            ADA,
                            BOB,
                            " Hi <b>\uD83D\uDE00</b>\n",
                            9),
                    new MessagesDelivered(CONVERSATION, BOB, 17, NOON),
                    new GroupCreated(GROUP, ADA, ENGINES, NOON),
                    new GroupEdited(GROUP, BOB, ENGINES, NOON),
                    new GroupTransferred(GROUP, ADA, BOB, NOON),
                    new GroupDissolved(GROUP, BOB, NOON),
                    new MemberJoined(GROUP, BOB, GroupRole.MEMBER, ADA, 17, NOON),
                    new MemberRoleChanged(GROUP, BOB, GroupRole.MEMBER, GroupRole.ADMIN, ADA, NOON, NOON),
                    new MemberAliasChanged(GROUP, BOB, "Bobby", NOON),
                    new MemberLeft(GROUP, BOB, GroupRole.ADMIN, ADA, NOON, NOON),
                    new JoinRequested(GROUP, BOB, NOON),
                    new JoinGranted(GROUP, BOB, ADA, NOON, NOON.plusSeconds(1)),
                    new JoinRefused(GROUP, BOB, ADA, NOON, NOON.plusSeconds(1)),
                    new PairMet(Pair.of(BOB, ADA), CONVERSATION, NOON),
                    new MessageRemembered(ADA, CONVERSATION, MESSAGE, 17, NOON),
                    new MessagesRead(CONVERSATION, BOB, 17, NOON),
                    new ConversationHidden(CONVERSATION, BOB, 17, NOON),
                    new ConversationReopened(CONVERSATION, BOB, NOON),
                    new PostLiked(POST, BOB, ADA, NOON, NOON.plusSeconds(1)),
                    new LikeWithdrawn(POST, BOB, ADA, NOON, NOON.plusSeconds(1), NOON.plusSeconds(2)),
                    new RoundOpened(
                            ROUND,
                            RoundChain.ALGORITHM,
                            List.of(MUG, BLANK),
                            RoundChain.commitmentTo(new byte[32]),
                            Optional.of(ADA),
                            NOON,
                            DIGEST),
                    new PrizeDrawn(ROUND, 1, BOB, MUG.gift(), Optional.of(RESERVATION), NOON, DIGEST),
                    new StockReturned(ROUND, 2, MUG.gift(), RESERVATION, NOON, DIGEST),
                    new StockAdded(ROUND, 3, MUG.gift(), 20, ADA, NOON, DIGEST),
                    new SeedRotated(ROUND, "00".repeat(32), RoundChain.commitmentTo(new byte[31]), NOON, DIGEST),
                    new RoundClosed(ROUND, "00".repeat(31) + "01", ADA, NOON, DIGEST),
                    new PrizeReserved(RESERVATION, ROUND, MUG.gift(), BOB, 1, NOON, NOON.plusSeconds(600)),
                    new ReservationPaid(RESERVATION, ROUND, MUG.gift(), BOB, NOON),
                    new ReservationGivenUp(RESERVATION, ROUND, MUG.gift(), BOB, NOON),
                    new ReservationExpired(RESERVATION, ROUND, MUG.gift(), BOB, NOON),
                    new RoundMadeCurrent(ROUND, NOON),
                    new RoundRetired(ROUND, NOON),
                    new Befriended(FRIENDSHIP, ADA, BOB, NOON),
                    new Unfriended(FRIENDSHIP, BOB, ADA, NOON, NOON.plusSeconds(1)),
                    new Followed(FOLLOW, ADA, BOB, NOON),
                    new Unfollowed(FOLLOW, ADA, BOB, WHEN_DRAWN, NOON))
            .collect(Collectors.toUnmodifiableMap(Object::getClass, Function.identity()));

    /** The sample of an event, which whoever adds an event adds here. */
    public static Object of(Class<?> event) {
        return Optional.ofNullable(SAMPLES.get(event))
                .orElseThrow(() -> new AssertionError(
                        "add a sample of " + event.getSimpleName() + " to EventSamples, with every component filled"));
    }

    /** What an older revision could not tell, as it is read today; whoever raises a revision adds it here. */
    private static final Map<String, Object> OLDER = Map.of(
            "account.ProfileEdited/1",
            new ProfileEdited(
                    ADA,
                    Optional.empty(),
                    Optional.of("ada@example.org"),
                    Optional.empty(),
                    Optional.of("https://example.org/ada.png"),
                    Optional.of("Counts."),
                    OptionalInt.of(2),
                    Optional.of("1815-12-10"),
                    Optional.of("London"),
                    Optional.of("England"),
                    Instant.EPOCH));

    /** What the golden file of a revision reads as: the sample, unless that revision could not tell all of it. */
    public static Object asReadFrom(Class<?> event, String revision) {
        return OLDER.getOrDefault(EventCatalogue.nameOf(event) + "/" + revision, of(event));
    }

    private EventSamples() {}
}
