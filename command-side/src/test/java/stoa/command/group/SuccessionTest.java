package stoa.command.group;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Conversations.registered;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.ErasureReason;
import stoa.api.account.event.AccountErased;
import stoa.api.account.query.Person;
import stoa.api.conversation.query.ListRooms;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.JoinCondition;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ViewProgress;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Groups;
import stoa.testkit.MemoryLedger;
import stoa.vault.DueDates;

/** What becomes of groups after their owner, by views that are late, stale or broken. */
class SuccessionTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(12);
    private static final GroupId ENGINES = new GroupId(2001);
    private static final Groups GROUP = Groups.group(ENGINES.value());
    private static final GroupId MILLS = new GroupId(2002);

    private final DecisionFixture decisions = Decisions.of(new GroupDecisions());
    private final Views views = new Views();
    private final Due due = new Due();
    private final OwnersGone ownersGone = new OwnersGone(due);
    private final Succession succession = new Succession(
            due, new Heirs(decisions.configuration(), new GroupsShown(decisions.configuration(), views)));
    private int appendsBefore;

    @BeforeEach
    void set() {
        new AnnotationQueryHandlerAdapter<>(views)
                .subscribe(decisions.configuration().queryBus());
        decisions.given("account:12", registered(12));
        List.of(ENGINES, MILLS).forEach(this::owned);
        ownersGone.on(new AccountErased(ADA, ErasureReason.REQUEST, NOW));
        appendsBefore = decisions.ledger().appends().size();
    }

    private void owned(GroupId group) {
        Groups events = Groups.group(group.value());
        decisions
                .given(group.stream(), events.created(7, Groups.profile("Engines", true, JoinCondition.DIRECT)))
                .given(group.memberStream(ADA), events.joined(7, GroupRole.OWNER, 0))
                .given(group.memberStream(BOB), events.joined(12, GroupRole.MEMBER, 1));
        views.show(group, ADA, BOB);
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    private List<Object> groupEvents() {
        List<MemoryLedger.Append> appends = decisions.ledger().appends();
        return appends.subList(appendsBefore, appends.size()).stream()
                .flatMap(append -> append.byStream().entrySet().stream())
                .filter(stream -> stream.getKey().startsWith("group:"))
                .flatMap(stream -> stream.getValue().stream())
                .toList();
    }

    private static GroupTransferred toBob(GroupId group) {
        return new GroupTransferred(group, ADA, BOB, NOW);
    }

    @Test
    void every_group_has_another_owner_and_it_is_done_once() {
        succession.work();
        ownersGone.on(new AccountErased(ADA, ErasureReason.REQUEST, NOW));
        succession.work();

        assertThat(groupEvents()).containsExactlyInAnyOrder(toBob(ENGINES), toBob(MILLS));
        assertThat(due.subjects).isEmpty();
    }

    @Test
    void as_long_as_the_views_are_late_nothing_is_done_and_nothing_forgotten() {
        views.late = true;
        succession.work();
        assertThat(groupEvents()).isEmpty();
        assertThat(due.subjects).containsOnlyKeys("7");

        views.late = false;
        succession.work();
        assertThat(groupEvents()).hasSize(2);
    }

    @Test
    void a_group_that_can_not_be_taken_over_holds_up_no_other_and_is_tried_again() {
        List<MemberView> shown = views.members.put(MILLS, null);
        succession.work();
        assertThat(groupEvents()).containsExactly(toBob(ENGINES));
        assertThat(due.subjects).containsOnlyKeys("7");

        views.members.put(MILLS, shown);
        succession.work();
        assertThat(groupEvents()).containsExactly(toBob(ENGINES), toBob(MILLS));
        assertThat(due.subjects).isEmpty();
    }

    @Test
    void an_heir_is_found_behind_however_many_who_are_none() {
        AccountId[] shown =
                LongStream.rangeClosed(100, 501).mapToObj(AccountId::new).toArray(AccountId[]::new);
        shown[0] = ADA;
        shown[shown.length - 1] = BOB;
        views.show(ENGINES, shown);

        succession.work();

        assertThat(groupEvents()).contains(toBob(ENGINES));
    }

    @Test
    void before_a_group_ends_for_want_of_members_it_is_looked_at_again() {
        views.show(ENGINES, ADA);
        views.show(MILLS, ADA);
        views.nextTime = () -> List.of(ENGINES, MILLS).forEach(group -> views.show(group, ADA, BOB));

        succession.work();

        assertThat(groupEvents()).containsExactlyInAnyOrder(toBob(ENGINES), toBob(MILLS));
    }

    @Test
    void a_group_in_which_nobody_else_is_ends() {
        views.show(ENGINES, ADA);

        succession.work();

        assertThat(groupEvents()).containsExactlyInAnyOrder(new GroupDissolved(ENGINES, ADA, NOW), toBob(MILLS));
    }

    @Test
    void what_the_views_show_too_late_is_refused_and_what_they_do_not_show_is_not_there() {
        decisions
                .given(ENGINES.stream(), toBob(ENGINES))
                .given(ENGINES.memberStream(ADA), GROUP.became(GROUP.joined(7, GroupRole.OWNER, 0), GroupRole.ADMIN));
        appendsBefore = decisions.ledger().appends().size();
        views.members.remove(MILLS);

        succession.work();

        assertThat(groupEvents()).isEmpty();
        assertThat(due.subjects).isEmpty();
    }

    @Test
    void guests_who_are_gone_leave_nothing() {
        due.subjects.clear();
        ownersGone.on(new AccountErased(BOB, ErasureReason.GUEST_GONE, NOW));

        assertThat(due.subjects).isEmpty();
    }

    /** The views as a test says that they are. */
    static final class Views implements ViewProgress {

        /** None where the group is unknown, null where it can not be read. */
        private final Map<GroupId, List<MemberView>> members = new LinkedHashMap<>();

        private boolean late;
        private Runnable nextTime = () -> {};
        private int awaited;

        private void show(GroupId group, AccountId... ownerFirst) {
            members.put(
                    group,
                    Stream.of(ownerFirst)
                            .map(account ->
                                    member(account, account.equals(ownerFirst[0]) ? GroupRole.OWNER : GroupRole.MEMBER))
                            .toList());
        }

        private static MemberView member(AccountId account, GroupRole role) {
            return new MemberView(Person.unknown(account), role, NOW, "");
        }

        @Override
        public CompletableFuture<Boolean> passed(long position, Set<String> events, Duration atMost) {
            awaited++;
            if (awaited == 2) {
                nextTime.run();
            }
            return CompletableFuture.completedFuture(!late);
        }

        @QueryHandler
        ListRooms.Result handle(ListRooms query) {
            Set<ConversationId> rooms = Set.of(ENGINES.conversation(), MILLS.conversation());
            return new ListRooms.Result(query.member().equals(ADA) ? rooms : Set.of());
        }

        @QueryHandler
        ListMembers.Result handle(ListMembers query) {
            if (!members.containsKey(query.group())) {
                throw new Rejection(GroupError.GROUP_NOT_FOUND, "as the test wants it");
            }
            List<MemberView> all = members.get(query.group());
            int from = Math.toIntExact(Math.min(query.span().offset(), all.size()));
            int to = Math.min(all.size(), from + query.span().size());
            return new ListMembers.Result(new PageOf<>(all.subList(from, to), all.size()));
        }
    }

    /** A table whose leases end at once. */
    private static final class Due implements DueDates {

        private final Map<String, Instant> subjects = new HashMap<>();

        @Override
        public void put(String kind, Map<String, Optional<Instant>> times) {
            times.forEach((subject, time) ->
                    time.ifPresentOrElse(at -> subjects.put(subject, at), () -> subjects.remove(subject)));
        }

        @Override
        public List<String> claim(String kind, int atMost, Duration lease) {
            return List.copyOf(subjects.keySet());
        }
    }
}
