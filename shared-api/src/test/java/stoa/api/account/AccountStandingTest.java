package stoa.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import stoa.api.EventSamples;
import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountEvent;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.PasswordChanged;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;

class AccountStandingTest {

    @Test
    void nobody_is_there_before_registering() {
        assertThat(AccountStanding.NOBODY.there()).isFalse();
    }

    @Test
    void somebody_is_there_once_registered_whatever_they_change_later() {
        AccountStanding registered = AccountStanding.NOBODY.after(sample(AccountRegistered.class));

        assertThat(registered.there()).isTrue();
        assertThat(registered.after(sample(ProfileEdited.class)).there()).isTrue();
        assertThat(registered.after(sample(AccountRenamed.class)).there()).isTrue();
        assertThat(registered.after(sample(AccountDisabled.class)).there()).isTrue();
        assertThat(registered.after(sample(AccountEnabled.class)).there()).isTrue();
        assertThat(registered.after(sample(PasswordChanged.class)).there()).isTrue();
    }

    @Test
    void a_guest_is_there_and_may_not_do_what_takes_registering() {
        AccountStanding guest = AccountStanding.NOBODY.after(
                new AccountRegistered(new AccountId(7), "Ada", "", Role.GUEST, Instant.EPOCH));

        guest.requireThere();
        assertThatThrownBy(guest::requireNoGuest)
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(AccountError.NOT_FOR_GUESTS));
        AccountStanding.NOBODY.after(sample(AccountRegistered.class)).requireNoGuest();
    }

    @Test
    void nobody_is_there_once_erased() {
        AccountStanding registered = AccountStanding.NOBODY.after(sample(AccountRegistered.class));

        assertThat(registered.after(sample(AccountErased.class))).isEqualTo(AccountStanding.NOBODY);
    }

    private static AccountEvent sample(Class<? extends AccountEvent> event) {
        return (AccountEvent) EventSamples.of(event);
    }
}
