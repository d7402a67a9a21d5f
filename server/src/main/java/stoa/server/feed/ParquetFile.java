package stoa.server.feed;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.annotation.NotNull;
import com.jerolba.carpet.annotation.ParquetJson;
import com.jerolba.carpet.io.FileSystemOutputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import stoa.api.kernel.PublishedEvent;

/** One row for each event. The payload is one column of JSON, since its shape is the event's. */
final class ParquetFile implements EventFile {

    /** What is in memory of one file before it is written. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final CarpetWriter<Row> writer;

    /** A row; the columns are called as the members of the feed's lines are. */
    record Row(
            long position,
            @NotNull String event,
            @NotNull String revision,
            @NotNull Instant time,
            @NotNull String stream,
            long sequence,
            String actor,
            String face,
            @NotNull @ParquetJson String payload) {}

    ParquetFile(Path file) throws IOException {
        this.writer = new CarpetWriter.Builder<>(new FileSystemOutputFile(file.toFile()), Row.class)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withDefaultTimeUnit(TimeUnit.MICROS)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    @Override
    public void write(PublishedEvent event) throws IOException {
        writer.write(new Row(
                event.position(),
                event.event(),
                event.revision(),
                event.time(),
                event.stream(),
                event.sequence(),
                event.actor(),
                event.face(),
                event.payload().toString()));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
