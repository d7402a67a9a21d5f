package stoa.api.account;

import java.util.Optional;
import java.util.OptionalInt;
import stoa.api.account.command.EditProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;

/** An edit that is put together by naming only what it changes; null leaves a field as it is, as in JSON. */
public final class ProfileDraft {

    private final AccountId account;
    private String name;
    private String nickname;
    private String email;
    private String phone;
    private String avatar;
    private String bio;
    private Integer gender;
    private String birthday;
    private String location;
    private String country;

    private ProfileDraft(AccountId account) {
        this.account = account;
    }

    /** An edit that changes nothing yet. */
    public static ProfileDraft of(AccountId account) {
        return new ProfileDraft(account);
    }

    public ProfileDraft name(String text) {
        name = text;
        return this;
    }

    public ProfileDraft nickname(String text) {
        nickname = text;
        return this;
    }

    public ProfileDraft email(String text) {
        email = text;
        return this;
    }

    public ProfileDraft phone(String text) {
        phone = text;
        return this;
    }

    public ProfileDraft avatar(String text) {
        avatar = text;
        return this;
    }

    public ProfileDraft bio(String text) {
        bio = text;
        return this;
    }

    public ProfileDraft gender(Integer code) {
        gender = code;
        return this;
    }

    public ProfileDraft birthday(String text) {
        birthday = text;
        return this;
    }

    public ProfileDraft location(String text) {
        location = text;
        return this;
    }

    public ProfileDraft country(String text) {
        country = text;
        return this;
    }

    /** The edit; refused with {@link KernelError#INVALID} if something in it is outside of its limits. */
    public EditProfile edit() {
        return new EditProfile(
                account,
                Optional.ofNullable(name),
                Optional.ofNullable(nickname),
                Optional.ofNullable(email),
                Optional.ofNullable(phone),
                Optional.ofNullable(avatar),
                Optional.ofNullable(bio),
                gender == null ? OptionalInt.empty() : OptionalInt.of(gender),
                Optional.ofNullable(birthday),
                Optional.ofNullable(location),
                Optional.ofNullable(country));
    }
}
