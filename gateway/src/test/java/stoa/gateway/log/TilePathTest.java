package stoa.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.audit.query.GetTile;

class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "/0/000, 0, 0, 256",
        "/1/067.p/1, 1, 67, 1",
        "/0/x001/234, 0, 1234, 256",
        "/5/x001/x234/067, 5, 1234067, 256",
        "/0/x001/x234/067.p/255, 0, 1234067, 255",
        "/0/x999/999, 0, 999999, 256"
    })
    void names_a_tile(String path, int level, long index, int width) {
        assertThat(TilePath.parse(path)).contains(new GetTile(level, index, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/0",
                "/0/",
                "/0/0",
                "/0/1234",
                "/0/x001",
                "/0/001/234",
                "/0/x000/001",
                "/6/000",
                "/00/000",
                "/-1/000",
                "/data/000",
                "/0/000.p/",
                "/0/000.p/0",
                "/0/000.p/256",
                "/0/000.p/01",
                "/0/000/",
                "/0/x001/x234/067.p/1/2",
                "/0/x1/234",
                "/0/٠٠٠"
            })
    void names_no_tile(String path) {
        assertThat(TilePath.parse(path)).isEqualTo(Optional.empty());
    }
}
