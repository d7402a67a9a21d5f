package stoa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.account.ProfileDraft;
import stoa.api.account.command.EditProfile;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.query.ListAccounts;
import stoa.api.comment.command.WriteComment;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.api.post.command.CountViews;
import stoa.api.post.command.PublishPost;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.FollowAccount;

/** What commands and queries refuse by themselves, at both sides of every limit. */
class LimitsTest {

    private static final AccountId ADA = new AccountId(7);

    @Test
    void a_name_has_2_to_50_characters_after_trimming() {
        assertThat(registered(" Al ").name()).isEqualTo("Al");
        valid(() -> registered("名".repeat(50)));
        valid(() -> registered("\uD83D\uDE00".repeat(50)));
        invalid(() -> registered("名".repeat(51)));
        invalid(() -> registered(" A "));
        invalid(() -> registered("   "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a?b", "a#b", "a%b", "a\\b", "a\u0000b", "a\nb", "a\u007Fb", "a\uD83Db"})
    void a_name_has_no_characters_that_break_a_path(String name) {
        invalid(() -> registered(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三", "Ada Lovelace", "o'neill", "a.b-c_d+e", "Ünï"})
    void a_name_may_be_written_in_any_script(String name) {
        assertThat(registered(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"''", "a@b", "' a@b.org '", "'a+tag@b.example.org'"})
    void an_email_is_empty_or_of_the_form_name_at_host(String email) {
        assertThat(withEmail(email).email()).isEqualTo(email.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a@b\n"})
    void an_email_of_another_form_is_refused(String email) {
        String inTheMiddle = email.endsWith("\n") ? email + "c" : email;
        invalid(() -> withEmail(inTheMiddle));
    }

    @Test
    void an_email_has_at_most_128_characters() {
        valid(() -> withEmail("a".repeat(126) + "@b"));
        invalid(() -> withEmail("a".repeat(127) + "@b"));
    }

    @Test
    void a_nickname_has_at_most_50_characters_and_a_phone_number_32_on_one_line() {
        assertThat(ProfileDraft.of(ADA).nickname(" Al ").phone(" +41 31 ").edit())
                .isEqualTo(ProfileDraft.of(ADA).nickname("Al").phone("+41 31").edit());
        valid(() -> ProfileDraft.of(ADA)
                .nickname("名".repeat(50))
                .phone("1".repeat(32))
                .edit());
        invalid(() -> ProfileDraft.of(ADA).nickname("名".repeat(51)).edit());
        invalid(() -> ProfileDraft.of(ADA).phone("1".repeat(33)).edit());
        invalid(() -> ProfileDraft.of(ADA).nickname("a\u0000b").edit());
        invalid(() -> ProfileDraft.of(ADA).phone("1\n2").edit());
        invalid(() -> new RegisterAccount(ADA, "Ada", "", Role.USER, "n".repeat(51), ""));
        invalid(() -> new RegisterAccount(ADA, "Ada", "", Role.USER, "", "1".repeat(33)));
    }

    @Test
    void an_edit_may_change_the_name_but_not_clear_it() {
        assertThat(ProfileDraft.of(ADA).name(" Al ").edit().name()).contains("Al");
        invalid(() -> ProfileDraft.of(ADA).name("").edit());
        invalid(() -> ProfileDraft.of(ADA).name("a/b").edit());
    }

    @Test
    void a_guest_may_wish_for_a_name_that_leaves_room_for_digits() {
        assertThat(new OpenGuest(ADA, "  ").name()).isEmpty();
        valid(() -> new OpenGuest(ADA, "g".repeat(45)));
        invalid(() -> new OpenGuest(ADA, "g".repeat(46)));
        invalid(() -> new OpenGuest(ADA, "a/b"));
        invalid(() -> new OpenGuest(ADA, "g"));
    }

    @Test
    void nobody_is_a_friend_of_their_own() {
        invalid(() -> new BefriendAccount(ADA, ADA));
    }

    @Test
    void a_list_of_accounts_shows_1_to_500_from_0_on() {
        valid(() -> new ListAccounts(0, 500));
        valid(() -> new ListAccounts(Long.MAX_VALUE, 1));
        invalid(() -> new ListAccounts(-1, 1));
        invalid(() -> new ListAccounts(0, 0));
        invalid(() -> new ListAccounts(0, 501));
    }

    @Test
    void a_profile_has_its_lengths() {
        valid(() -> profile("b".repeat(500), 0, "", "p".repeat(64)));
        invalid(() -> profile("b".repeat(501), 0, "", ""));
        invalid(() -> profile("", 0, "", "p".repeat(65)));
    }

    @Test
    void a_gender_is_0_to_3() {
        valid(() -> profile("", 3, "", ""));
        invalid(() -> profile("", 4, "", ""));
        invalid(() -> profile("", -1, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2000-02-29", "1000-01-01", "9999-12-31"})
    void a_birthday_is_a_date_or_empty(String birthday) {
        valid(() -> profile("", 0, birthday, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001-02-29",
                "0999-12-31",
                "10000-01-01",
                "2000-2-9",
                "2000/02/09",
                "20000209",
                "yesterday",
                "2000-02-09T00:00:00Z",
                " ",
                "-2000-01-01"
            })
    void a_birthday_of_another_form_is_refused(String birthday) {
        invalid(() -> profile("", 0, birthday, ""));
    }

    @Test
    void a_title_has_1_to_255_characters() {
        valid(() -> post("标".repeat(255), "c"));
        invalid(() -> post("标".repeat(256), "c"));
        invalid(() -> post("", "c"));
    }

    @Test
    void a_content_has_1_to_65535_bytes() {
        valid(() -> post("t", "c".repeat(65_535)));
        invalid(() -> post("t", "c".repeat(65_536)));
        invalid(() -> post("t", "标".repeat(21_846)));
        invalid(() -> post("t", ""));
    }

    @Test
    void a_comment_has_1_to_65535_bytes() {
        valid(() -> comment("c".repeat(65_535)));
        valid(() -> comment(" "));
        invalid(() -> comment("c".repeat(65_536)));
        invalid(() -> comment("评".repeat(21_846)));
        invalid(() -> comment(""));
    }

    @Test
    void a_count_of_views_is_positive() {
        valid(() -> new CountViews(new PostId(1), "c", 1));
        invalid(() -> new CountViews(new PostId(1), "c", 0));
    }

    @Test
    void nobody_follows_themselves() {
        valid(() -> new FollowAccount(ADA, new AccountId(8)));
        invalid(() -> new FollowAccount(ADA, new AccountId(ADA.value())));
    }

    @Test
    void a_page_is_numbered_from_1_and_holds_1_to_100() {
        valid(() -> new Page(1, 100));
        invalid(() -> new Page(0, 10));
        invalid(() -> new Page(1, 0));
        invalid(() -> new Page(1, 101));
    }

    @Test
    void a_page_far_beyond_the_end_does_not_overflow() {
        Page last = new Page(Integer.MAX_VALUE, 100);

        assertThat(last.offset()).isEqualTo((Integer.MAX_VALUE - 1L) * 100);
        assertThat(last.hasMore(1_000_000)).isFalse();
        assertThat(new Page(2, 10).hasMore(20)).isFalse();
        assertThat(new Page(2, 10).hasMore(21)).isTrue();
    }

    private static RegisterAccount registered(String name) {
        return new RegisterAccount(ADA, name, "", Role.USER);
    }

    private static RegisterAccount withEmail(String email) {
        return new RegisterAccount(ADA, "Ada", email, Role.USER);
    }

    private static EditProfile profile(String bio, int gender, String birthday, String place) {
        return ProfileDraft.of(ADA)
                .avatar("")
                .bio(bio)
                .gender(gender)
                .birthday(birthday)
                .location(place)
                .country(place)
                .edit();
    }

    private static PublishPost post(String title, String content) {
        return new PublishPost(ADA, title, content, List.of());
    }

    private static WriteComment comment(String content) {
        return new WriteComment(new PostId(1), ADA, Optional.empty(), Optional.empty(), content);
    }

    private static void valid(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void invalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                .isEqualTo(KernelError.INVALID));
    }
}
