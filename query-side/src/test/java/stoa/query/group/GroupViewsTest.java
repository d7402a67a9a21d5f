package stoa.query.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;
import static stoa.testkit.Groups.at;
import static stoa.testkit.Groups.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.api.account.query.Person;
import stoa.api.group.GroupError;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.event.JoinGranted;
import stoa.api.group.event.MemberAliasChanged;
import stoa.api.group.event.MemberJoined;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.ListJoinRequests;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.group.query.SearchGroups;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Span;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;

class GroupViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final GroupProfile OPEN = Groups.profile("Engines", true, JoinCondition.DIRECT);
    private static final GroupProfile PRIVATE = Groups.profile("Secrets", false, JoinCondition.INVITE_ONLY);
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId EVE = new AccountId(13);

    private final Groups group = group(2001);
    private final MemberJoined ada = group.joined(7, GroupRole.OWNER, 0);
    private final MemberJoined bob = group.joined(12, GroupRole.MEMBER, 1);
    private final MemberJoined eve = group.joined(13, GroupRole.MEMBER, 2);

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_group_tells_what_it_is_how_many_are_in_it_and_what_one_is_there(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, group.created(7, OPEN), ada, bob)) {
            assertThat(get(views, Optional.of(ADA)))
                    .isEqualTo(
                            new GroupView(group.id(), OPEN, ADA, 2, DecisionFixture.NOW, Optional.of(GroupRole.OWNER)));
            assertThat(get(views, Optional.empty()).role()).isEmpty();

            views.when(
                    group.left(bob),
                    new GroupEdited(group.id(), ADA, PRIVATE, at(3)),
                    new GroupTransferred(group.id(), ADA, EVE, at(4)));

            assertThat(get(views, Optional.of(ADA)))
                    .isEqualTo(new GroupView(
                            group.id(), PRIVATE, EVE, 1, DecisionFixture.NOW, Optional.of(GroupRole.OWNER)));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_private_group_is_for_its_members_to_see(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, group.created(7, PRIVATE), ada)) {
            refused(GroupError.NOT_IN_GROUP, () -> get(views, Optional.empty()));
            refused(GroupError.NOT_IN_GROUP, () -> get(views, Optional.of(EVE)));
            refused(GroupError.NOT_IN_GROUP, () -> members(views, 13, Span.first(10)));
            assertThat(members(views, 7, Span.first(10)).total()).isEqualTo(1);
            assertThat(search(views, "secret")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_dissolved_group_is_there_for_nobody(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, group.created(7, OPEN), ada, bob, group.dissolved(7))) {
            refused(GroupError.GROUP_NOT_FOUND, () -> get(views, Optional.of(ADA)));
            refused(GroupError.GROUP_NOT_FOUND, () -> members(views, 7, Span.first(10)));
            assertThat(search(views, "engines")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void members_stand_by_role_then_by_when_they_joined_and_names_are_joined(Mongo mongo, Delivery delivery) {
        MemberJoined later = group.joined(14, GroupRole.MEMBER, 3);
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(13, "eve"),
                group.created(7, OPEN),
                later,
                bob,
                eve,
                ada,
                group.became(eve, GroupRole.ADMIN),
                new MemberAliasChanged(group.id(), EVE, "Evie", at(4)))) {
            PageOf<MemberView> all = members(views, 7, Span.first(10));
            assertThat(all.items())
                    .extracting(member -> member.person().id().value())
                    .containsExactly(7L, 13L, 12L, 14L);
            assertThat(all.items().get(1))
                    .isEqualTo(new MemberView(
                            new Person(EVE, "eve", "eve@example.com", ""), GroupRole.ADMIN, at(2), "Evie"));
            assertThat(members(views, 7, new Span(1, 2)).items())
                    .isEqualTo(all.items().subList(1, 3));
            assertThat(members(views, 7, new Span(4, 2))).isEqualTo(new PageOf<>(List.of(), 4));

            views.when(group.left(new MemberJoined(group.id(), EVE, GroupRole.ADMIN, EVE, 0, eve.joinedAt())));

            assertThat(members(views, 7, Span.first(10)).items())
                    .extracting(member -> member.person().id().value())
                    .containsExactly(7L, 12L, 14L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_erased_person_goes_by_no_name_anywhere(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                group.created(7, OPEN),
                eve,
                new MemberAliasChanged(group.id(), EVE, "Evie", at(4)),
                new AccountErased(EVE, ErasureReason.OWN_WISH, at(5)))) {
            assertThat(members(views, 13, Span.first(1)).items().getFirst().alias())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void who_waits_is_shown_to_admins_who_asked_first_first(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, group.created(7, OPEN), ada, bob, group.asked(14, 6), group.asked(13, 5))) {
            assertThat(waiting(views, 7)).containsExactly(13L, 14L);
            refused(GroupError.NOT_ALLOWED_IN_GROUP, () -> waiting(views, 12));
            refused(GroupError.NOT_IN_GROUP, () -> waiting(views, 13));

            views.when(new JoinGranted(group.id(), EVE, ADA, at(5), at(7)));

            assertThat(waiting(views, 7)).containsExactly(14L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void open_groups_are_found_by_what_stands_in_them_literally_the_largest_first(Mongo mongo, Delivery delivery) {
        List<Object> events = new ArrayList<>();
        for (long id = 1; id <= 5; id++) {
            Groups each = group(id);
            events.add(each.created(7, Groups.profile(id == 5 ? "A.*B" : "ENGINES " + id, true, JoinCondition.DIRECT)));
            for (long member = 1; member <= (id == 3 ? 3 : 2); member++) {
                events.add(each.joined(member, GroupRole.MEMBER, 1));
            }
        }
        try (QuerySide views = given(mongo, delivery, events)) {
            assertThat(search(views, "engines"))
                    .extracting(GroupView::id)
                    .extracting(GroupId::value)
                    .containsExactly(3L, 1L, 2L, 4L);
            assertThat(search(views, "engines").getFirst().memberCount()).isEqualTo(3);
            assertThat(search(views, "ABOUT engines 2"))
                    .extracting(GroupView::id)
                    .containsExactly(new GroupId(2));
            assertThat(search(views, ".*")).extracting(GroupView::id).containsExactly(new GroupId(5));
            assertThat(search(views, "a.b")).isEmpty();
            assertThat(views.ask(new SearchGroups("engines", new Span(1, 2)), SearchGroups.Result.class)
                            .groups())
                    .extracting(GroupView::id)
                    .containsExactly(new GroupId(1), new GroupId(2));

            views.when(group(2).dissolved(7), new GroupEdited(new GroupId(4), ADA, PRIVATE, at(9)));

            assertThat(search(views, "engines"))
                    .extracting(GroupView::id)
                    .containsExactly(new GroupId(3), new GroupId(1));
        }
    }

    private static void refused(RejectionCode code, Runnable question) {
        assertThatThrownBy(question::run).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private GroupView get(QuerySide views, Optional<AccountId> viewer) {
        return views.ask(new GetGroup(group.id(), viewer), GroupView.class);
    }

    private PageOf<MemberView> members(QuerySide views, long viewer, Span span) {
        return views.ask(new ListMembers(group.id(), new AccountId(viewer), span), ListMembers.Result.class)
                .members();
    }

    private List<Long> waiting(QuerySide views, long viewer) {
        return views
                .ask(
                        new ListJoinRequests(group.id(), new AccountId(viewer), Span.first(10)),
                        ListJoinRequests.Result.class)
                .waiting()
                .items()
                .stream()
                .map(waiting -> waiting.person().id().value())
                .toList();
    }

    private static List<GroupView> search(QuerySide views, String text) {
        return views.ask(new SearchGroups(text, Span.first(20)), SearchGroups.Result.class)
                .groups();
    }
}
