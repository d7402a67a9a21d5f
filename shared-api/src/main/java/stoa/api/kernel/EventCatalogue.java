package stoa.api.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.api.account.event.AccountEvent;
import stoa.api.account.event.EmailClaimEvent;
import stoa.api.account.event.NameClaimEvent;
import stoa.api.comment.event.CommentEvent;
import stoa.api.conversation.event.ConversationEvent;
import stoa.api.conversation.event.DeliveryEvent;
import stoa.api.conversation.event.PairEvent;
import stoa.api.conversation.event.ReadEvent;
import stoa.api.conversation.event.SentEvent;
import stoa.api.conversation.event.SideEvent;
import stoa.api.group.event.GroupEvent;
import stoa.api.group.event.JoinRequestEvent;
import stoa.api.group.event.MembershipEvent;
import stoa.api.like.event.LikeEvent;
import stoa.api.lottery.event.CurrentRoundEvent;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostViewsEvent;
import stoa.api.social.event.FollowEvent;
import stoa.api.social.event.FriendEvent;

/**
 * Every event there is, under the logical name that the ledger stores: feature, dot, record name. A class may move; its
 * logical name stays.
 */
public final class EventCatalogue {

    private static final List<Class<?>> STREAMS = List.of(
            AccountEvent.class,
            NameClaimEvent.class,
            EmailClaimEvent.class,
            PostEvent.class,
            PostViewsEvent.class,
            CommentEvent.class,
            ConversationEvent.class,
            PairEvent.class,
            SentEvent.class,
            ReadEvent.class,
            DeliveryEvent.class,
            SideEvent.class,
            GroupEvent.class,
            MembershipEvent.class,
            JoinRequestEvent.class,
            FollowEvent.class,
            FriendEvent.class,
            LikeEvent.class,
            RoundEvent.class,
            ReservationEvent.class,
            CurrentRoundEvent.class);

    private static final Map<String, Class<?>> BY_NAME = STREAMS.stream()
            .flatMap(stream -> Stream.of(stream.getPermittedSubclasses()))
            .collect(Collectors.toUnmodifiableMap(EventCatalogue::nameOf, Function.identity()));

    /** All event records, by logical name. */
    public static List<Class<?>> events() {
        return BY_NAME.values().stream()
                .sorted(Comparator.comparing(EventCatalogue::nameOf))
                .toList();
    }

    /** The sealed interfaces, one for each kind of stream. */
    public static List<Class<?>> streams() {
        return STREAMS;
    }

    /** The logical name of an event record. */
    public static String nameOf(Class<?> event) {
        return featureOf(event) + "." + event.getSimpleName();
    }

    /** The event record of that logical name, if there is one. */
    public static Optional<Class<?>> find(String logicalName) {
        return Optional.ofNullable(BY_NAME.get(logicalName));
    }

    /** Whether a class is one of the events. */
    public static boolean contains(Class<?> type) {
        return BY_NAME.containsValue(type);
    }

    /** The feature that an event belongs to, from {@code stoa.api.<feature>.event}. */
    public static String featureOf(Class<?> event) {
        String[] parts = event.getPackageName().split("\\.", -1);
        return parts[parts.length - 2];
    }

    private EventCatalogue() {}
}
