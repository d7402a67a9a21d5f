package stoa.api.kernel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

class WrittenInstantsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(Instant.class, new WrittenInstants()))
            .build();

    @Test
    void an_instant_is_read_as_it_was_written() {
        Random random = new Random(20_150_101);
        for (int i = 0; i < 10_000; i++) {
            long seconds = random.nextLong(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond());
            int[] nanos = {0, random.nextInt(1_000) * 1_000_000, random.nextInt(1_000_000) * 1_000};
            Instant instant = Instant.ofEpochSecond(seconds, nanos[i % nanos.length]);
            assertThat(MAPPER.readValue(MAPPER.writeValueAsBytes(instant), Instant.class))
                    .isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "\"\"", "\"2026-13-01T00:00:00Z\"", "12", "true", "{}"})
    void what_is_no_instant_is_refused(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Instant.class)).isInstanceOf(JacksonException.class);
    }
}
