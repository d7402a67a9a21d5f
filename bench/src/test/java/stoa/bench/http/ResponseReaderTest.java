package stoa.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    private static final String FIXED = "HTTP/1.1 200 \r\nX-A: b\r\nContent-Length: 11\r\n\r\n{\"code\":0,}";
    private static final String CHUNKED = String.join(
            "\r\n",
            "HTTP/1.1 404 Not Found",
            "Transfer-Encoding: chunked",
            "",
            "5",
            "hello",
            "b;x=y",
            ", you there",
            "0",
            "",
            "");
    private static final String EMPTY = "HTTP/1.1 401 \r\nContent-Length: 0\r\n\r\n";

    private final ResponseReader reader = new ResponseReader();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1_000})
    void answers_are_told_apart_however_they_are_cut_into_pieces(int piece) {
        byte[] all = (FIXED + CHUNKED + EMPTY + FIXED).getBytes(StandardCharsets.US_ASCII);
        StringBuilder seen = new StringBuilder();

        for (int from = 0; from < all.length; from += piece) {
            ByteBuffer arrived = ByteBuffer.wrap(all, from, Math.min(piece, all.length - from));
            while (arrived.hasRemaining()) {
                if (reader.read(arrived)) {
                    seen.append(reader.status())
                            .append(reader.start())
                            .append(reader.bodyBytes())
                            .append(' ');
                }
            }
        }

        assertThat(seen).hasToString("200{\"code\":0,}11 404hello, you there16 4010 200{\"code\":0,}11 ");
    }

    @Test
    void an_answer_is_not_complete_before_its_last_byte() {
        byte[] all = CHUNKED.getBytes(StandardCharsets.US_ASCII);

        assertThat(reader.read(ByteBuffer.wrap(all, 0, all.length - 1))).isFalse();
        assertThat(reader.read(ByteBuffer.wrap(all, all.length - 1, 1))).isTrue();
    }
}
