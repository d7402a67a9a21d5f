package stoa.command.group;

import static stoa.testkit.Conversations.registered;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.event.AccountRegistered;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.Added;
import stoa.api.group.command.GrantJoin;
import stoa.api.group.command.JoinGroup;
import stoa.api.group.command.Joined;
import stoa.api.group.command.RefuseJoin;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.JoinRefused;
import stoa.api.group.event.JoinRequested;
import stoa.api.group.event.MemberJoined;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;

class EnteringTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final AccountId EVE = new AccountId(13);

    private final DecisionFixture decisions = Decisions.of(new GroupDecisions());
    private final Groups group = Groups.group(2001);

    @BeforeEach
    void register() {
        for (long person : new long[] {7, 12, 13}) {
            decisions.given("account:" + person, registered(person));
        }
        decisions.given("account:14", new AccountRegistered(new AccountId(14), "guest", "", Role.GUEST, NOW));
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    private void given(boolean open, JoinCondition condition) {
        decisions
                .given("group:2001", group.created(7, Groups.profile("Engines", open, condition)))
                .given("member:2001:7", group.joined(7, GroupRole.OWNER, 0));
    }

    private JoinGroup join(AccountId account) {
        return new JoinGroup(group.id(), account);
    }

    private MemberJoined entered(AccountId account, AccountId by, long readUpTo) {
        return new MemberJoined(group.id(), account, GroupRole.MEMBER, by, readUpTo, NOW);
    }

    @Test
    void one_joins_an_open_group_directly_by_a_guard_on_the_group_alone() {
        given(true, JoinCondition.DIRECT);

        decisions
                .when(join(BOB))
                .thenAnswers(new Joined(group.id(), BOB, true, NOW))
                .thenAppendsUnderGuards(Map.of("group:2001", 0L), in("member:2001:12", entered(BOB, BOB, 0)));
    }

    @Test
    void what_was_written_before_is_not_new_to_who_joins() {
        given(true, JoinCondition.DIRECT);
        decisions.given("conversation:2001", group.message(7, "one"), group.message(7, "two"));

        decisions
                .when(join(BOB))
                .thenAppendsUnderGuards(Map.of("group:2001", 0L), in("member:2001:12", entered(BOB, BOB, 2)));
    }

    @Test
    void who_is_in_does_not_join_again_whatever_the_way_in() {
        given(false, JoinCondition.INVITE_ONLY);

        decisions.when(join(ADA)).thenRefuses(GroupError.ALREADY_IN_GROUP);
    }

    @Test
    void nobody_joins_a_private_group_nor_one_by_invitation() {
        given(false, JoinCondition.DIRECT);
        decisions.when(join(BOB)).thenRefuses(GroupError.ENTRY_BY_INVITATION);

        decisions.given(
                "group:2002", Groups.group(2002).created(7, Groups.profile("G", true, JoinCondition.INVITE_ONLY)));
        decisions.when(new JoinGroup(Groups.group(2002).id(), BOB)).thenRefuses(GroupError.ENTRY_BY_INVITATION);
    }

    @Test
    void nobody_joins_what_is_not_there_or_no_more() {
        decisions.when(join(BOB)).thenRefuses(GroupError.GROUP_NOT_FOUND);

        given(true, JoinCondition.DIRECT);
        decisions.given("group:2001", group.dissolved(7));
        decisions.when(join(BOB)).thenRefuses(GroupError.GROUP_NOT_FOUND);
    }

    @Test
    void guests_are_in_no_group_and_nor_is_who_is_not_there() {
        given(true, JoinCondition.DIRECT);

        decisions.when(join(new AccountId(14))).thenRefuses(AccountError.NOT_FOR_GUESTS);
        decisions.when(group.add(7, 14L)).thenRefuses(AccountError.NOT_FOR_GUESTS);
        decisions.when(group.add(7, 12L, 99L)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }

    @Test
    void where_it_takes_an_admin_one_waits_and_asks_once() {
        given(true, JoinCondition.APPROVAL_REQUIRED);

        decisions
                .when(join(BOB))
                .thenAnswers(new Joined(group.id(), BOB, false, NOW))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L), in("join:2001:12", new JoinRequested(group.id(), BOB, NOW)));
        decisions
                .when(join(BOB))
                .thenAnswers(new Joined(group.id(), BOB, false, NOW))
                .thenAppendsNothing();
    }

    @Test
    void an_admin_lets_in_who_waits_in_one_append() {
        given(true, JoinCondition.APPROVAL_REQUIRED);
        decisions.given("join:2001:12", group.asked(12, 1));

        decisions
                .when(new GrantJoin(group.id(), BOB, ADA))
                .thenAnswers(new Joined(group.id(), BOB, true, NOW))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L, "member:2001:7", 0L),
                        in("member:2001:12", entered(BOB, ADA, 0)),
                        in("join:2001:12", new JoinGranted(group.id(), BOB, ADA, Groups.at(1), NOW)));
        decisions.when(new GrantJoin(group.id(), BOB, ADA)).thenRefuses(GroupError.ALREADY_IN_GROUP);
        decisions.when(join(BOB)).thenRefuses(GroupError.ALREADY_IN_GROUP);
    }

    @Test
    void who_was_refused_may_ask_again() {
        given(true, JoinCondition.APPROVAL_REQUIRED);
        decisions.given("join:2001:12", group.asked(12, 1));

        decisions
                .when(new RefuseJoin(group.id(), BOB, ADA))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L, "member:2001:7", 0L),
                        in("join:2001:12", new JoinRefused(group.id(), BOB, ADA, Groups.at(1), NOW)));
        decisions.when(new RefuseJoin(group.id(), BOB, ADA)).thenRefuses(GroupError.JOIN_REQUEST_NOT_FOUND);
        decisions.when(new GrantJoin(group.id(), BOB, ADA)).thenRefuses(GroupError.JOIN_REQUEST_NOT_FOUND);
        decisions.when(join(BOB)).thenAnswers(new Joined(group.id(), BOB, false, NOW));
    }

    @Test
    void it_takes_an_admin_to_let_in_to_refuse_and_to_add() {
        given(true, JoinCondition.APPROVAL_REQUIRED);
        decisions
                .given("join:2001:13", group.asked(13, 1))
                .given("member:2001:12", group.joined(12, GroupRole.MEMBER, 1));

        decisions.when(new GrantJoin(group.id(), EVE, BOB)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new RefuseJoin(group.id(), EVE, BOB)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(group.add(12, 13L)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new GrantJoin(group.id(), EVE, EVE)).thenRefuses(GroupError.NOT_IN_GROUP);
    }

    @Test
    void adding_lets_in_who_is_new_answers_who_waits_and_passes_over_the_rest() {
        given(false, JoinCondition.INVITE_ONLY);
        decisions
                .given("member:2001:12", group.joined(12, GroupRole.ADMIN, 1))
                .given("join:2001:13", group.asked(13, 2));

        decisions
                .when(group.add(12, 7L, 12L, 13L, 13L))
                .thenAnswers(new Added(List.of(EVE), NOW))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L, "member:2001:12", 0L),
                        in("member:2001:13", entered(EVE, BOB, 0)),
                        in("join:2001:13", new JoinGranted(group.id(), EVE, BOB, Groups.at(2), NOW)));
        decisions.when(group.add(12, 13L)).thenAppendsNothing();
    }
}
