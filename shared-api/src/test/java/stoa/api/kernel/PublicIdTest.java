package stoa.api.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PublicIdTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Class<?>> ids() {
        return Arrays.stream(PublicId.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void is_a_plain_number_in_json_and_comes_back(Class<?> type) throws Exception {
        Object id = make(type, 1_508_976_640_000_001L);

        String json = JSON.writeValueAsString(id);

        assertThat(json).isEqualTo("1508976640000001");
        assertThat((Object) JSON.readValue(json, type)).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void is_written_as_its_digits_alone_since_streams_are_named_by_it(Class<?> type) throws Exception {
        assertThat(make(type, 42)).hasToString("42");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void is_positive(Class<?> type) {
        assertThatThrownBy(() -> make(type, 0)).cause().isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> make(type, -1)).cause().isInstanceOf(Rejection.class);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void is_read_from_digits_up_to_what_javascript_can_count(Class<?> type) throws Exception {
        assertThat(parse(type, "9007199254740991")).isEqualTo(make(type, PublicId.MAX));
        assertThat(parse(type, "7")).isEqualTo(make(type, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-1",
                "+1",
                "1.0",
                "1e3",
                "0x1",
                "one",
                " 1",
                "1 ",
                "\u0661",
                "\uFF11",
                "9007199254740992",
                "9223372036854775808",
                "99999999999999999999999999"
            })
    void is_refused_as_invalid_where_it_is_none(String text) {
        assertThat(ids()).allSatisfy(type -> assertThatThrownBy(() -> parse(type, text))
                .cause()
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(KernelError.INVALID)));
    }

    private static Object make(Class<?> type, long value) throws ReflectiveOperationException {
        return type.getConstructor(long.class).newInstance(value);
    }

    private static Object parse(Class<?> type, String text)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        return type.getMethod("parse", String.class).invoke(null, text);
    }
}
