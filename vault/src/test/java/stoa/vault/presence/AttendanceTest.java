package stoa.vault.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;

class AttendanceTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Attendance attendance = new Attendance(nanos::get);
    private final List<String> told = new ArrayList<>();
    private final Comings comings = new Comings(attendance::isOnline, Duration.ofNanos(100), nanos::get);

    AttendanceTest() {
        comings.listen((account, online) -> told.add(account + " " + online));
    }

    @Test
    void a_ping_ends_by_itself_and_a_later_one_prolongs_it() {
        attendance.pinged(ADA, 1);
        nanos.addAndGet(500_000);
        attendance.pinged(ADA, 1);
        nanos.addAndGet(500_000);
        assertThat(attendance.runOut()).isEmpty();

        nanos.addAndGet(500_000);
        assertThat(attendance.runOut()).containsExactly(ADA);
        assertThat(attendance.isOnline(ADA)).isFalse();
    }

    @Test
    void a_node_that_died_has_nobody_and_the_others_keep_theirs() {
        attendance.came(ONE, ADA);
        attendance.came(TWO, ADA);
        attendance.came(ONE, BOB);

        assertThat(attendance.onlyOn(Set.of(TWO))).containsExactlyInAnyOrder(ADA, BOB);

        assertThat(attendance.isOnline(ADA)).isTrue();
        assertThat(attendance.isOnline(BOB)).isFalse();
    }

    @Test
    void what_the_tables_say_takes_the_place_of_what_was_told() {
        attendance.came(ONE, ADA);
        attendance.opened(ADA);

        assertThat(attendance.replace(Map.of(TWO, Set.of(BOB)), Map.of())).containsExactlyInAnyOrder(ADA, BOB);

        assertThat(attendance.isOnline(BOB)).isTrue();
        attendance.closed(ADA);
        assertThat(attendance.isOnline(ADA)).isFalse();
    }

    @Test
    void who_is_back_within_moments_has_not_gone() {
        attendance.opened(ADA);
        comings.look(ADA);
        attendance.closed(ADA);
        comings.look(ADA);
        nanos.addAndGet(99);
        comings.tick();
        attendance.opened(ADA);
        comings.look(ADA);
        nanos.addAndGet(200);
        comings.tick();

        assertThat(told).containsExactly("7 true");
    }

    @Test
    void who_stays_away_has_gone_and_is_told_of_once() {
        attendance.opened(ADA);
        comings.look(ADA);
        attendance.closed(ADA);
        comings.look(ADA);
        nanos.addAndGet(100);
        comings.tick();
        comings.tick();

        assertThat(told).containsExactly("7 true", "7 false");
    }

    @Test
    void many_are_told_of_in_few_notices() {
        List<AccountId> many = java.util.stream.LongStream.rangeClosed(1, 450)
                .mapToObj(AccountId::new)
                .toList();

        List<String> notices = PresenceNotices.came(ONE, many);
        assertThat(notices).hasSize(3).allSatisfy(notice -> assertThat(notice.length())
                .isLessThan(7_000));
        notices.forEach(notice -> PresenceNotices.take(notice, TWO, attendance));
        assertThat(many).allMatch(attendance::isOnline);

        notices.forEach(notice -> PresenceNotices.take(notice.replaceFirst("[+]", "-"), TWO, attendance));
        assertThat(many).noneMatch(attendance::isOnline);
    }
}
