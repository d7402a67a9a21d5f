package stoa.server.feed;

import java.io.IOException;
import java.nio.file.Path;

/** What exported files are. */
enum ExportFormat {
    ndjson {
        @Override
        EventFile open(Path file) throws IOException {
            return new NdjsonFile(file);
        }
    },
    parquet {
        @Override
        EventFile open(Path file) throws IOException {
            return new ParquetFile(file);
        }
    };

    abstract EventFile open(Path file) throws IOException;
}
