package stoa.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostShareTest {

    @Test
    void the_share_is_of_all_time_between_two_looks_and_guests_are_not_counted_twice() {
        HostShare.Ticks earlier = HostShare.Ticks.of("cpu  100 0 50 800 10 0 20 20 70 0");
        HostShare.Ticks now = HostShare.Ticks.of("cpu  150 0 60 820 10 0 30 30 90 0");

        assertThat(now.shareSince(earlier)).isEqualTo(0.1);
    }

    @Test
    void no_time_is_no_share() {
        HostShare.Ticks look = HostShare.Ticks.of("cpu  100 0 50 800 10 0 20 20 70 0");

        assertThat(look.shareSince(look)).isZero();
    }
}
