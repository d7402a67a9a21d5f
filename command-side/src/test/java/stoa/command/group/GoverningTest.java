package stoa.command.group;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.testkit.Conversations.registered;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.group.GroupError;
import stoa.api.group.GroupLimits;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.command.ChangeAlias;
import stoa.api.group.command.ChangeRole;
import stoa.api.group.command.CreateGroup;
import stoa.api.group.command.Created;
import stoa.api.group.command.DissolveGroup;
import stoa.api.group.command.EditGroup;
import stoa.api.group.command.LeaveGroup;
import stoa.api.group.command.RemoveMember;
import stoa.api.group.command.TransferGroup;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.MemberAliasChanged;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.event.MemberLeft;
import stoa.api.group.event.MemberRoleChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;

class GoverningTest {

    private static final GroupProfile ENGINES = Groups.profile("Engines", true, JoinCondition.DIRECT);
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final AccountId EVE = new AccountId(13);
    private static final GroupId GROUP = new GroupId(2001);

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

    private void given(GroupRole ofBob, GroupRole ofEve) {
        decisions
                .given("group:2001", group.created(7, ENGINES))
                .given("member:2001:7", group.joined(7, GroupRole.OWNER, 0))
                .given("member:2001:12", group.joined(12, ofBob, 1))
                .given("member:2001:13", group.joined(13, ofEve, 2));
    }

    @Test
    void who_makes_a_group_owns_it_and_those_named_are_in_it_by_one_append() {
        GroupId made = new GroupId(CountedIds.FIRST);
        decisions
                .when(Groups.create(7, ENGINES, 12L, 7L, 12L))
                .thenAnswers(new Created(made, NOW))
                .thenAppendsUnderGuards(
                        Map.of("account:7", 0L),
                        in(made.stream(), Groups.group(CountedIds.FIRST).created(7, ENGINES)),
                        in(made.memberStream(ADA), new MemberJoined(made, ADA, GroupRole.OWNER, ADA, 0, NOW)),
                        in(made.memberStream(BOB), new MemberJoined(made, BOB, GroupRole.MEMBER, ADA, 0, NOW)));
    }

    @Test
    void nobody_makes_a_group_with_strangers_or_as_a_guest() {
        decisions.when(Groups.create(7, ENGINES, 99L)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(Groups.create(14, ENGINES)).thenRefuses(AccountError.NOT_FOR_GUESTS);
        decisions.when(Groups.create(7, ENGINES, 14L)).thenRefuses(AccountError.NOT_FOR_GUESTS);
    }

    @Test
    void a_name_is_kept_trimmed_and_has_1_to_100_characters() {
        decisions
                .when(Groups.create(7, Groups.profile(" G ", false, JoinCondition.DIRECT)))
                .thenSucceeds();
        for (String name : List.of("", "  ", "x".repeat(101), "\uD83D")) {
            assertThatThrownBy(() ->
                            new CreateGroup(ADA, new GroupProfile(name, "", "", true, JoinCondition.DIRECT), List.of()))
                    .isInstanceOfSatisfying(Rejection.class, refusal -> assertInvalid(refusal));
        }
        assertThatThrownBy(() -> new CreateGroup(
                        ADA,
                        ENGINES,
                        LongStream.rangeClosed(100, 100 + GroupLimits.ADDED_AT_ONCE)
                                .mapToObj(AccountId::new)
                                .toList()))
                .isInstanceOfSatisfying(Rejection.class, refusal -> assertInvalid(refusal));
    }

    private static void assertInvalid(Rejection refusal) {
        org.assertj.core.api.Assertions.assertThat(refusal.code()).isEqualTo(KernelError.INVALID);
    }

    private static EditGroup rename(AccountId editor, String name) {
        return new EditGroup(
                GROUP,
                editor,
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.empty());
    }

    @Test
    void an_admin_edits_what_is_named_and_the_rest_stays() {
        given(GroupRole.ADMIN, GroupRole.MEMBER);
        GroupProfile after = new GroupProfile("Mills", ENGINES.description(), "", false, JoinCondition.DIRECT);

        decisions
                .when(rename(BOB, " Mills "))
                .thenAppendsUnderGuards(
                        Map.of("member:2001:12", 0L), in("group:2001", new GroupEdited(GROUP, BOB, after, NOW)));
        decisions.when(rename(BOB, "Mills")).thenAppendsNothing();
        decisions.when(rename(EVE, "Mine")).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(rename(new AccountId(99), "Mine")).thenRefuses(GroupError.NOT_IN_GROUP);
    }

    @Test
    void an_owner_hands_the_group_over_in_one_append_and_stays_as_an_admin() {
        given(GroupRole.MEMBER, GroupRole.MEMBER);

        decisions
                .when(new TransferGroup(GROUP, ADA, BOB))
                .thenAppendsUnderGuards(
                        Map.of("account:12", 0L),
                        in("group:2001", new GroupTransferred(GROUP, ADA, BOB, NOW)),
                        in(
                                "member:2001:7",
                                new MemberRoleChanged(
                                        GROUP, ADA, GroupRole.OWNER, GroupRole.ADMIN, ADA, Groups.at(0), NOW)),
                        in(
                                "member:2001:12",
                                new MemberRoleChanged(
                                        GROUP, BOB, GroupRole.MEMBER, GroupRole.OWNER, ADA, Groups.at(1), NOW)));
        decisions.when(new TransferGroup(GROUP, ADA, EVE)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new TransferGroup(GROUP, BOB, new AccountId(99))).thenRefuses(GroupError.NO_SUCH_MEMBER);
    }

    @Test
    void nobody_owns_a_group_who_was_erased() {
        given(GroupRole.MEMBER, GroupRole.MEMBER);
        decisions.given("account:12", new AccountErased(BOB, ErasureReason.REQUEST, NOW));

        decisions.when(new TransferGroup(GROUP, ADA, BOB)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(new TransferGroup(GROUP, ADA, EVE)).thenSucceeds();
    }

    @Test
    void an_owner_does_not_leave_but_dissolves() {
        given(GroupRole.ADMIN, GroupRole.MEMBER);

        decisions.when(new LeaveGroup(GROUP, ADA)).thenRefuses(GroupError.OWNER_STAYS);
        decisions.when(new DissolveGroup(GROUP, BOB)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions
                .when(new DissolveGroup(GROUP, ADA))
                .thenAppendsUnderGuards(Map.of("member:2001:7", 0L), in("group:2001", group.dissolved(7)));
        decisions.when(new DissolveGroup(GROUP, ADA)).thenRefuses(GroupError.GROUP_NOT_FOUND);
        decisions.when(new LeaveGroup(GROUP, BOB)).thenRefuses(GroupError.GROUP_NOT_FOUND);
        decisions.when(rename(BOB, "Mine")).thenRefuses(GroupError.GROUP_NOT_FOUND);
    }

    @Test
    void who_leaves_is_gone_once() {
        given(GroupRole.ADMIN, GroupRole.MEMBER);

        decisions
                .when(new LeaveGroup(GROUP, BOB))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L),
                        in("member:2001:12", new MemberLeft(GROUP, BOB, GroupRole.ADMIN, BOB, Groups.at(1), NOW)));
        decisions.when(new LeaveGroup(GROUP, BOB)).thenRefuses(GroupError.NOT_IN_GROUP);
    }

    @Test
    void one_removes_who_has_less_to_say() {
        given(GroupRole.ADMIN, GroupRole.MEMBER);

        decisions.when(new RemoveMember(GROUP, ADA, BOB)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new RemoveMember(GROUP, BOB, BOB)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new RemoveMember(GROUP, ADA, ADA)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new RemoveMember(GROUP, BOB, EVE)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions.when(new RemoveMember(GROUP, new AccountId(99), BOB)).thenRefuses(GroupError.NO_SUCH_MEMBER);
        decisions
                .when(new RemoveMember(GROUP, EVE, BOB))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L, "member:2001:12", 0L),
                        in("member:2001:13", new MemberLeft(GROUP, EVE, GroupRole.MEMBER, BOB, Groups.at(2), NOW)));
    }

    @Test
    void the_owner_alone_makes_admins() {
        given(GroupRole.ADMIN, GroupRole.MEMBER);

        decisions.when(new ChangeRole(GROUP, EVE, GroupRole.ADMIN, BOB)).thenRefuses(GroupError.NOT_ALLOWED_IN_GROUP);
        decisions
                .when(new ChangeRole(GROUP, EVE, GroupRole.ADMIN, ADA))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L, "member:2001:7", 0L),
                        in(
                                "member:2001:13",
                                new MemberRoleChanged(
                                        GROUP, EVE, GroupRole.MEMBER, GroupRole.ADMIN, ADA, Groups.at(2), NOW)));
        decisions.when(new ChangeRole(GROUP, EVE, GroupRole.ADMIN, ADA)).thenAppendsNothing();
        decisions
                .when(new ChangeRole(GROUP, new AccountId(99), GroupRole.ADMIN, ADA))
                .thenRefuses(GroupError.NO_SUCH_MEMBER);
    }

    @Test
    void a_member_goes_by_a_name_of_their_own() {
        given(GroupRole.ADMIN, GroupRole.MEMBER);

        decisions
                .when(new ChangeAlias(GROUP, EVE, " Evie "))
                .thenAppendsUnderGuards(
                        Map.of("group:2001", 0L),
                        in("member:2001:13", new MemberAliasChanged(GROUP, EVE, "Evie", NOW)));
        decisions.when(new ChangeAlias(GROUP, new AccountId(99), "X")).thenRefuses(GroupError.NOT_IN_GROUP);
    }
}
