package stoa.api.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTextTest {

    @ParameterizedTest
    @CsvSource({
        "go, Go",
        "go, ' GO '",
        "ada, \uFF21\uFF24\uFF21",
        "strasse, Straße",
        "strasse, STRASSE",
        "strasse, STRAẞE",
        "fi, \uFB01",
        "σοφός, ΣΟΦΌΣ",
        "σοφός, σοφόσ",
        "\u00E9, e\u0301",
        "c++, C++",
        "c#, C#",
        "前端, 前端",
    })
    void joins_what_people_take_for_the_same(String canonical, String written) {
        assertThat(CanonicalText.of(written)).isEqualTo(canonical);
    }

    @Test
    void keeps_apart_what_differs_in_symbols() {
        assertThat(List.of("C", "C++", "C#", "C--")).map(CanonicalText::of).doesNotHaveDuplicates();
    }

    /** Streams are named after it: the form of a form must be the form itself, whatever the characters. */
    @Test
    void is_its_own_canonical_form_for_every_character() {
        List<String> restless = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .mapToObj(Character::toString)
                .filter(text -> !CanonicalText.of(CanonicalText.of(text)).equals(CanonicalText.of(text)))
                .map(text -> "U+%04X".formatted(text.codePointAt(0)))
                .toList();

        assertThat(restless).isEmpty();
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void is_its_own_canonical_form_for_any_text(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(5, 1, 0x3000)
                    .filter(Character::isDefined)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            String canonical = CanonicalText.of(text);
            assertThat(CanonicalText.of(canonical)).as(text).isEqualTo(canonical);
        }
    }

    static LongStream seeds() {
        return LongStream.of(1, Long.getLong("stoa.seed", System.nanoTime()));
    }

    @Test
    void counts_what_people_count() {
        assertThat(CanonicalText.length("\uD83D\uDE00a")).isEqualTo(2);
    }
}
