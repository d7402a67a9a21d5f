package stoa.gateway.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.account.AccountError;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.kit.FakePresence;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.TestClock;
import stoa.gateway.platform.Queries;
import stoa.testkit.http.Client;
import stoa.vault.Sessions;

/** Guests come without registering, and go by themselves. */
@GatewayTest
class GuestsTest {

    private static final String FROM = "203.0.113.5";

    @LocalServerPort
    int mainPort;

    @Autowired
    Guests guests;

    @Autowired
    GuestsGone gone;

    @Autowired
    Entry entry;

    @Autowired
    Login login;

    @Autowired
    ForumFace forum;

    @Autowired
    ImFace im;

    @Autowired
    FakePresence presence;

    @Autowired
    FakeVault vault;

    @Autowired
    Queries queries;

    @Autowired
    TestClock clock;

    private GetProfile.Result profile(AccountId account) {
        return queries.ask(new GetProfile(account), GetProfile.Result.class);
    }

    @Test
    void a_guest_gets_a_name_a_session_and_no_password() {
        Sessions.Session session = guests.enter(im, null, FROM).session();

        assertThat(session.role()).isEqualTo(Role.GUEST);
        assertThat(profile(session.account()).role()).isEqualTo(Role.GUEST);
        assertThat(profile(session.account()).person().name()).startsWith("游客");
        assertThat(vault.find(session.account())).isEmpty();
        String name = profile(session.account()).person().name();
        assertThatThrownBy(() -> login.login(im, name, "", FROM)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_token_of_a_guest_is_good_where_guests_are_admitted_and_403_on_the_forum() {
        Entry.Admitted guest = entry.asGuest(im, "wanderer" + System.nanoTime(), FROM);
        String[] bearer = {"Authorization", "Bearer " + guest.token()};
        Client main = new Client(mainPort);

        assertThat(main.get("/api/v1/auth/status", bearer).outcome()).isEqualTo("20006/403");
        assertThat(main.get("/api/v1/posts", bearer).status()).isEqualTo(200);
    }

    @Test
    void a_wish_that_is_no_name_is_refused_before_anything_is_written() {
        int known = presence.guests.size();

        assertThatThrownBy(() -> guests.enter(im, "a/b", FROM)).isInstanceOf(Rejection.class);

        assertThat(presence.guests).hasSize(known);
    }

    @Test
    void a_guest_who_has_rested_for_a_day_is_erased_and_others_are_not() {
        AccountId resting = guests.enter(im, "", FROM).session().account();
        AccountId connected = guests.enter(im, "", FROM).session().account();
        presence.opened(connected, clock.instant());
        AccountId registered = AccountId.parse(new Client(mainPort).register().id());
        clock.advance(Duration.ofHours(23));
        AccountId fresh = guests.enter(im, "", FROM).session().account();
        clock.advance(Duration.ofHours(1).plusSeconds(1));

        gone.look();

        assertThatThrownBy(() -> profile(resting))
                .isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(AccountError.ACCOUNT_NOT_FOUND));
        assertThat(vault.erased).anyMatch(erasure -> erasure.account().equals(resting));
        assertThat(Optional.of(profile(connected))).isPresent();
        assertThat(profile(fresh).role()).isEqualTo(Role.GUEST);
        assertThat(profile(registered).role()).isEqualTo(Role.USER);
        presence.closed(connected, clock.instant());
    }

    @Test
    void a_guest_whose_account_never_came_to_be_is_forgotten() {
        AccountId never = new AccountId(vault.next());
        presence.recordGuest(never, clock.instant());
        clock.advance(Duration.ofHours(25));

        gone.look();

        assertThat(presence.guests).doesNotContain(never);
    }
}
