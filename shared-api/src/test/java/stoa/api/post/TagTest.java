package stoa.api.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

class TagTest {

    @Test
    void is_one_in_any_spelling_and_keeps_the_one_it_was_given() {
        assertThat(Tag.named(" go ").key()).isEqualTo(Tag.named("Go").key()).isEqualTo("go");
        assertThat(Tag.named(" Go ").name()).isEqualTo("Go");
    }

    @Test
    void is_another_with_other_symbols() {
        assertThat(Tag.listOf(List.of("C", "C++", "C#"))).hasSize(3);
    }

    @Test
    void is_dropped_from_a_list_when_blank_or_there_already() {
        assertThat(Tag.listOf(List.of("Go", " ", "C", "go", "")))
                .containsExactly(new Tag("go", "Go"), new Tag("c", "C"));
    }

    @Test
    void may_have_32_characters_of_any_width() {
        assertThat(Tag.named("标".repeat(32)).name()).hasSize(32);
        invalid(() -> Tag.named("标".repeat(33)));
    }

    @Test
    void comes_in_tens_at_most_after_repetitions_are_dropped() {
        List<String> ten = IntStream.range(0, 10).mapToObj(i -> "tag" + i).toList();
        assertThat(Tag.listOf(ten)).hasSize(10);
        assertThat(Tag.listOf(Collections.nCopies(50, "same"))).hasSize(1);
        invalid(() -> Tag.listOf(IntStream.range(0, 11).mapToObj(i -> "tag" + i).toList()));
    }

    private static void invalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Rejection.class, refusal -> assertThat(refusal.code())
                .isEqualTo(KernelError.INVALID));
    }
}
