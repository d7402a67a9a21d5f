package stoa.command.group;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.registered;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.event.MessageSent;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.AddMembers;
import stoa.api.group.command.ChangeRole;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.EditGroup;
import stoa.api.group.command.GrantJoin;
import stoa.api.group.command.JoinGroup;
import stoa.api.group.command.LeaveGroup;
import stoa.api.group.command.RefuseJoin;
import stoa.api.group.command.RemoveMember;
import stoa.api.group.command.TransferGroup;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.JoinRefused;
import stoa.api.group.event.JoinRequested;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PublicIds;
import stoa.command.conversation.Conversing;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;
import stoa.testkit.MemoryLedger;

/** What holds after any commands, on whichever of two nodes each arrives. The name of a test tells its seed. */
class GroupPropertiesTest {

    private static final int COMMANDS = 3_000;
    private static final int PEOPLE = 6;
    private static final List<JoinCondition> CONDITIONS = List.of(JoinCondition.values());

    private final MemoryLedger ledger = Decisions.ledger();
    private final CountedIds ids = new CountedIds();
    private final List<DecisionFixture> nodes = List.of(node(), node());

    private DecisionFixture node() {
        return Decisions.node(ledger, new GroupDecisions(), Conversing.decisions())
                .with(PublicIds.class, ids)
                .with(Clock.class, Clock.systemUTC());
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, Long.getLong("stoa.seed", System.nanoTime()));
    }

    @AfterEach
    void stop() {
        nodes.forEach(DecisionFixture::close);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void groups_have_one_owner_members_are_in_once_and_nobody_writes_who_is_not_in(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LongStream.rangeClosed(1, PEOPLE)
                .forEach(person -> nodes.getFirst().given("account:" + person, registered(person)));
        int given = ledger.appends().size();
        Told told = new Told();
        for (int i = 0; i < COMMANDS; i++) {
            nodes.get(random.nextInt(nodes.size())).when(command(random, told));
            List<MemoryLedger.Append> all = ledger.appends();
            for (MemoryLedger.Append append : all.subList(given, all.size())) {
                append.events().forEach(event -> told.apply(event.getPayload()));
                told.check();
            }
            given = all.size();
        }
        assertThat(told.seen).as("what happened").hasSize(Told.KINDS);
    }

    private Object command(SplittableRandom random, Told told) {
        AccountId one = new AccountId(1 + random.nextInt(PEOPLE));
        AccountId other = new AccountId(1 + (one.value() + random.nextInt(PEOPLE - 1)) % PEOPLE);
        GroupId group = told.any(random);
        return switch (random.nextInt(24)) {
            case 0 ->
                told.all.isEmpty() || random.nextInt(6) == 0
                        ? new CreateGroup(one, profile(random), List.of(other))
                        : new RefuseJoin(group, one, other);
            case 1 -> new TransferGroup(group, one, other);
            case 2 -> random.nextInt(4) == 0 ? new DissolveGroup(group, one) : new LeaveGroup(group, one);
            case 3 -> edited(group, one, profile(random));
            case 4, 5, 6, 7 -> new JoinGroup(group, one);
            case 8 -> new GrantJoin(group, one, other);
            case 9, 10 -> new RefuseJoin(group, one, other);
            case 11, 12 -> new AddMembers(group, one, List.of(other, one));
            case 13 -> new RemoveMember(group, one, other);
            case 14, 15 -> new ChangeRole(group, one, random.nextBoolean() ? GroupRole.ADMIN : GroupRole.MEMBER, other);
            case 16 -> new LeaveGroup(group, one);
            default ->
                new SendMessage(group.conversation(), one, Optional.empty(), MessageBody.text("m"), Optional.empty());
        };
    }

    private static GroupProfile profile(SplittableRandom random) {
        JoinCondition condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        return Groups.profile("G" + random.nextInt(3), random.nextInt(4) > 0, condition);
    }

    private static EditGroup edited(GroupId group, AccountId editor, GroupProfile to) {
        return new EditGroup(
                group,
                editor,
                Optional.of(to.name()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(to.open()),
                Optional.of(to.condition()));
    }

    /** Groups as their events tell them, in the ledger's order, independent of the aggregates under test. */
    private static final class Told {

        static final int KINDS = 11;

        private final Map<GroupId, AccountId> owners = new HashMap<>();
        private final Map<GroupId, Map<AccountId, MemberJoined>> members = new HashMap<>();
        private final Map<GroupId, Map<AccountId, GroupRole>> roles = new HashMap<>();
        private final Map<GroupId, Long> messages = new HashMap<>();
        private final Map<String, JoinRequested> waiting = new HashMap<>();
        private final Set<Class<?>> seen = new HashSet<>();
        private final List<GroupId> all = new ArrayList<>();

        GroupId any(SplittableRandom random) {
            return all.isEmpty() || random.nextInt(50) == 0
                    ? new GroupId(9_999_999)
                    : all.get(Math.max(0, all.size() - 1 - random.nextInt(3)));
        }

        void apply(Object event) {
            seen.add(event.getClass());
            switch (event) {
                case GroupCreated it -> {
                    assertThat(owners.put(it.group(), it.owner())).isNull();
                    members.put(it.group(), new HashMap<>());
                    roles.put(it.group(), new HashMap<>());
                    messages.put(it.group(), 0L);
                    all.add(it.group());
                }
                case GroupEdited it ->
                    assertThat(roles.get(it.group()).get(it.editor()))
                            .isIn(EnumSet.of(GroupRole.OWNER, GroupRole.ADMIN));
                case GroupTransferred it ->
                    assertThat(owners.put(it.group(), it.to())).isEqualTo(it.from());
                case GroupDissolved it -> {
                    assertThat(owners.remove(it.group())).isEqualTo(it.owner());
                    members.remove(it.group());
                    roles.remove(it.group());
                }
                case MemberJoined it -> {
                    assertThat(members.get(it.group()).put(it.account(), it))
                            .as("in once")
                            .isNull();
                    roles.get(it.group()).put(it.account(), it.role());
                    assertThat(it.readUpTo()).isEqualTo(messages.get(it.group()));
                }
                case MemberRoleChanged it -> {
                    assertThat(roles.get(it.group()).put(it.account(), it.role()))
                            .isEqualTo(it.before());
                    assertThat(it.joinedAt())
                            .isEqualTo(members.get(it.group()).get(it.account()).joinedAt());
                }
                case MemberLeft it -> {
                    assertThat(roles.get(it.group()).remove(it.account()))
                            .isEqualTo(it.role())
                            .isNotEqualTo(GroupRole.OWNER);
                    assertThat(members.get(it.group()).remove(it.account()).joinedAt())
                            .isEqualTo(it.joinedAt());
                }
                case JoinRequested it -> {
                    assertThat(members.get(it.group())).doesNotContainKey(it.account());
                    assertThat(waiting.put(it.group() + ":" + it.account(), it))
                            .as("waits once")
                            .isNull();
                }
                case JoinGranted it -> {
                    assertThat(waiting.remove(it.group() + ":" + it.account()).requestedAt())
                            .isEqualTo(it.requestedAt());
                    assertThat(members.get(it.group())).containsKey(it.account());
                }
                case JoinRefused it ->
                    assertThat(waiting.remove(it.group() + ":" + it.account()).requestedAt())
                            .isEqualTo(it.requestedAt());
                case MessageSent it -> {
                    GroupId group = GroupId.of(it.conversation());
                    assertThat(members.get(group)).as("writes while in").containsKey(it.sender());
                    assertThat(messages.merge(group, 1L, Long::sum)).isEqualTo(it.sequence());
                }
                default -> throw new AssertionError("not of this feature: " + event);
            }
        }

        /** After each append. */
        void check() {
            roles.forEach((group, each) -> assertThat(each.entrySet().stream()
                            .filter(member -> member.getValue() == GroupRole.OWNER)
                            .map(Map.Entry::getKey))
                    .as("owner of %s", group)
                    .containsExactly(owners.get(group)));
        }
    }
}
