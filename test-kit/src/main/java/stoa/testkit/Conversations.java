package stoa.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.account.event.AccountRegistered;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.HideConversation;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.OpenConversation;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Role;

/**
 * Commands and events of one conversation. Messages number and time themselves in the order in which they are asked
 * for: a second each, from {@link DecisionFixture#NOW} on, under ids that follow the conversation's.
 */
public final class Conversations {

    private final ConversationId id;
    private final Pair pair;
    private final Map<AccountId, Long> sent = new HashMap<>();
    private long messages;

    private Conversations(ConversationId id, Pair pair) {
        this.id = id;
        this.pair = pair;
    }

    public static Conversations conversation(long id, long one, long other) {
        return new Conversations(new ConversationId(id), Pair.of(new AccountId(one), new AccountId(other)));
    }

    /** An account for the members to be. */
    public static AccountRegistered registered(long account) {
        return new AccountRegistered(new AccountId(account), "user" + account, "", Role.USER, DecisionFixture.NOW);
    }

    public ConversationId id() {
        return id;
    }

    public OpenConversation open(long opener) {
        return new OpenConversation(new AccountId(opener), pair.other(new AccountId(opener)));
    }

    public SendMessage send(long sender, String content) {
        return SendMessage.text(
                id, new AccountId(sender), pair.other(new AccountId(sender)), content, Optional.empty());
    }

    public SendMessage send(long sender, String content, String clientId) {
        return SendMessage.text(
                id, new AccountId(sender), pair.other(new AccountId(sender)), content, Optional.of(clientId));
    }

    public MarkRead read(long member) {
        return new MarkRead(id, new AccountId(member), OptionalLong.empty());
    }

    public MarkRead read(long member, long upTo) {
        return new MarkRead(id, new AccountId(member), OptionalLong.of(upTo));
    }

    public HideConversation hide(long member) {
        return new HideConversation(id, new AccountId(member));
    }

    public PairMet met() {
        return new PairMet(pair, id, DecisionFixture.NOW);
    }

    /** Opened by the one of the lower id. */
    public ConversationOpened opened() {
        return new ConversationOpened(id, pair, pair.lower(), DecisionFixture.NOW);
    }

    /** The next message. */
    public MessageSent message(long sender, String content) {
        messages++;
        AccountId from = new AccountId(sender);
        MessageId message = new MessageId(id.value() + messages);
        return MessageSent.text(
                new MessagePlace(id, message, messages, timeOf(messages)),
                from,
                pair.other(from),
                content,
                sent.merge(from, 1L, Long::sum));
    }

    /** When the message of that number was sent. */
    public static Instant timeOf(long sequence) {
        return DecisionFixture.NOW.plusSeconds(sequence);
    }

    public MessagesRead wasRead(long member, long upTo) {
        return new MessagesRead(id, new AccountId(member), upTo, DecisionFixture.NOW);
    }

    public ConversationHidden hidden(long member, long upTo) {
        return new ConversationHidden(id, new AccountId(member), upTo, DecisionFixture.NOW);
    }

    public ConversationReopened reopened(long member) {
        return new ConversationReopened(id, new AccountId(member), DecisionFixture.NOW);
    }
}
