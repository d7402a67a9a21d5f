package stoa.testkit;

import java.util.Optional;
import java.util.OptionalInt;
import stoa.api.account.command.EditProfile;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.AccountId;

/** Builds edits of a profile, and the events that record them, by naming only what they change. */
public final class Profiles {

    private final AccountId account;
    private Optional<String> name = Optional.empty();
    private Optional<String> nickname = Optional.empty();
    private Optional<String> email = Optional.empty();
    private Optional<String> phone = Optional.empty();
    private Optional<String> avatar = Optional.empty();
    private Optional<String> bio = Optional.empty();
    private OptionalInt gender = OptionalInt.empty();
    private Optional<String> birthday = Optional.empty();
    private Optional<String> location = Optional.empty();
    private Optional<String> country = Optional.empty();

    private Profiles(AccountId account) {
        this.account = account;
    }

    /** An edit that changes nothing yet. */
    public static Profiles of(AccountId account) {
        return new Profiles(account);
    }

    public Profiles name(String text) {
        name = Optional.of(text);
        return this;
    }

    public Profiles nickname(String text) {
        nickname = Optional.of(text);
        return this;
    }

    public Profiles phone(String text) {
        phone = Optional.of(text);
        return this;
    }

    public Profiles email(String text) {
        email = Optional.of(text);
        return this;
    }

    public Profiles avatar(String text) {
        avatar = Optional.of(text);
        return this;
    }

    public Profiles bio(String text) {
        bio = Optional.of(text);
        return this;
    }

    public Profiles gender(int code) {
        gender = OptionalInt.of(code);
        return this;
    }

    public Profiles birthday(String text) {
        birthday = Optional.of(text);
        return this;
    }

    public Profiles location(String text) {
        location = Optional.of(text);
        return this;
    }

    public Profiles country(String text) {
        country = Optional.of(text);
        return this;
    }

    public EditProfile edit() {
        return new EditProfile(account, name, nickname, email, phone, avatar, bio, gender, birthday, location, country);
    }

    /** The event of an edit that was decided at {@link DecisionFixture#NOW}; it never holds the name. */
    public ProfileEdited edited() {
        return new ProfileEdited(
                account, nickname, email, phone, avatar, bio, gender, birthday, location, country, DecisionFixture.NOW);
    }
}
