package stoa.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.command.MarkRead;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.JoinRequested;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.MessageId;

/**
 * Commands and events of one group and of what its members write, or of the world room. Messages number and time
 * themselves in the order in which they are asked for, as those of {@link Conversations} do.
 */
public final class Groups {

    private final ConversationId conversation;
    private long messages;

    private Groups(ConversationId conversation) {
        this.conversation = conversation;
    }

    public static Groups group(long id) {
        return new Groups(new ConversationId(id));
    }

    /** The room that everybody is in. */
    public static Groups world() {
        return new Groups(ConversationId.WORLD);
    }

    /** What a group says of itself into which one gets like this. */
    public static GroupProfile profile(String name, boolean open, JoinCondition condition) {
        return new GroupProfile(name, "About " + name + ".", "", open, condition);
    }

    public GroupId id() {
        return GroupId.of(conversation);
    }

    public ConversationId conversation() {
        return conversation;
    }

    public static CreateGroup create(long owner, GroupProfile profile, Long... members) {
        return new CreateGroup(new AccountId(owner), profile, accounts(members));
    }

    public AddMembers add(long admin, Long... members) {
        return new AddMembers(id(), new AccountId(admin), accounts(members));
    }

    private static List<AccountId> accounts(Long... ids) {
        return List.of(ids).stream().map(AccountId::new).toList();
    }

    public SendMessage send(long sender, String content) {
        return new SendMessage(
                conversation, new AccountId(sender), Optional.empty(), MessageBody.text(content), Optional.empty());
    }

    public MarkRead read(long member) {
        return MarkRead.all(conversation, new AccountId(member));
    }

    public MarkRead read(long member, long upTo) {
        return new MarkRead(conversation, new AccountId(member), OptionalLong.of(upTo));
    }

    public GroupCreated created(long owner, GroupProfile profile) {
        return new GroupCreated(id(), new AccountId(owner), profile, DecisionFixture.NOW);
    }

    public GroupDissolved dissolved(long owner) {
        return new GroupDissolved(id(), new AccountId(owner), DecisionFixture.NOW);
    }

    /** So many seconds after the group was made. */
    public MemberJoined joined(long account, GroupRole role, int second) {
        return new MemberJoined(id(), new AccountId(account), role, new AccountId(account), messages, at(second));
    }

    public MemberRoleChanged became(MemberJoined member, GroupRole role) {
        return new MemberRoleChanged(
                id(), member.account(), member.role(), role, member.account(), member.joinedAt(), DecisionFixture.NOW);
    }

    public MemberLeft left(MemberJoined member) {
        return new MemberLeft(
                id(), member.account(), member.role(), member.account(), member.joinedAt(), DecisionFixture.NOW);
    }

    public JoinRequested asked(long account, int second) {
        return new JoinRequested(id(), new AccountId(account), at(second));
    }

    /** The next message. */
    public MessageSent message(long sender, String content) {
        messages++;
        return MessageSent.toAll(
                new MessagePlace(
                        conversation,
                        new MessageId(conversation.value() + messages),
                        messages,
                        Conversations.timeOf(messages)),
                new AccountId(sender),
                MessageBody.text(content));
    }

    public MessagesRead wasRead(long member, long upTo) {
        return new MessagesRead(conversation, new AccountId(member), upTo, at((int) upTo));
    }

    public static Instant at(int second) {
        return DecisionFixture.NOW.plusSeconds(second);
    }
}
