package stoa.gateway.kit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import stoa.api.account.query.GetProfile;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.FindConversation;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListMessages;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;

/** One conversation, of whoever opened it last. */
public final class FakeSessions implements FakeFeature {

    public static final ConversationId ONLY = new ConversationId(4_001);

    /** Whether the views have not heard of it yet. */
    public volatile boolean late;

    /** What hiding it is refused with, if anything. */
    public volatile RejectionCode refusal;

    private final FakeCore core;
    private final Clock clock;
    private volatile Pair members;

    FakeSessions(FakeCore core, Clock clock) {
        this.core = core;
        this.clock = clock;
    }

    @CommandHandler
    Opened handle(OpenConversation command) {
        members = command.pair();
        return new Opened(ONLY, clock.instant(), false);
    }

    @CommandHandler
    void handle(HideConversation command) {
        if (refusal != null) {
            throw new Rejection(refusal, "as the test wants it");
        }
    }

    /** It is on nobody's list. */
    @QueryHandler
    ListConversations.Result handle(ListConversations query) {
        return new ListConversations.Result(List.of());
    }

    @QueryHandler
    FindConversation.Result handle(FindConversation query) {
        return new FindConversation.Result(Optional.of(ONLY));
    }

    @QueryHandler
    ListMessages.Result handle(ListMessages query) {
        if (late) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "not heard of yet");
        }
        return new ListMessages.Result(new PageOf<>(List.of(), 0), Map.of());
    }

    @QueryHandler
    ConversationView handle(GetConversation query) {
        if (late) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "not heard of yet");
        }
        AccountId other = members.other(query.member());
        return ConversationView.between(
                ONLY, core.handle(new GetProfile(other)).person(), clock.instant(), Optional.empty(), 3);
    }
}
