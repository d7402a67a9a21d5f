package stoa.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import stoa.api.kernel.RejectionCode;

/** Where a face with a prefix is, and that one which is switched off is nowhere. */
class BearerFaceTest {

    private static final class Some extends BearerFace {

        Some(boolean enabled) {
            super("some", "/some", new Place(enabled, 8_099, "127.0.0.1"));
        }

        @Override
        public String title() {
            return "Some API";
        }

        @Override
        public Reply refusal(RejectionCode code) {
            return Reply.empty(Fault.of(code).status());
        }

        @Override
        public Reply failure(int status) {
            return Reply.empty(status);
        }
    }

    private static boolean owns(boolean enabled, String path) {
        return new Some(enabled).owns(new MockHttpServletRequest("GET", path));
    }

    @ParameterizedTest
    @CsvSource({"true, /some", "true, /some/", "true, /some/x", "false, /", "false, /something", "false, /other/some"})
    void owns_what_begins_with_its_prefix_and_a_slash(boolean own, String path) {
        assertThat(owns(true, path)).isEqualTo(own);
    }

    @Test
    void has_a_door_where_its_settings_say() {
        assertThat(new Some(true).door()).hasValueSatisfying(door -> {
            assertThat(door.port()).isEqualTo(8_099);
            assertThat(door.address()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void switched_off_it_is_nowhere() {
        assertThat(new Some(false).door()).isEmpty();
        assertThat(owns(false, "/some/x")).isFalse();
    }

    @Test
    void a_request_whose_first_line_can_not_be_read_is_none_of_its() {
        MockHttpServletRequest unreadable = new MockHttpServletRequest();
        unreadable.setRequestURI(null);
        assertThat(new Some(true).owns(unreadable)).isFalse();
    }
}
