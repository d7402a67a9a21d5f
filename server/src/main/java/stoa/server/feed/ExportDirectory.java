package stoa.server.feed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import stoa.api.kernel.PublishedEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an export goes: one file for each feature, and {@code export.json}, which says what they hold. Files are
 * written aside and renamed when all are whole. What says so is written last and was taken away first, so that as long
 * as it is there, it is true.
 */
final class ExportDirectory implements Closeable {

    static final String CONTENTS = "export.json";
    private static final String ASIDE = ".part";

    private final Path directory;
    private final ExportFormat format;
    private final Map<String, EventFile> open = new LinkedHashMap<>();
    private final Map<String, Long> events = new TreeMap<>();

    /** What an export holds: the events of these features from one position to another, both included. */
    record Contents(ExportFormat format, long from, long to, Map<String, Long> events) {}

    ExportDirectory(Path directory, ExportFormat format) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.format = format;
        delete("*" + ASIDE);
    }

    void write(PublishedEvent event) throws IOException {
        String feature = event.event().substring(0, event.event().indexOf('.'));
        EventFile file = open.get(feature);
        if (file == null) {
            file = format.open(directory.resolve(nameOf(feature) + ASIDE));
            open.put(feature, file);
        }
        file.write(event);
        events.merge(feature, 1L, Long::sum);
    }

    private String nameOf(String feature) {
        return feature + "." + format;
    }

    /** All has been written: now it takes the place of what an earlier export left. */
    Contents finish(long from, long to) throws IOException {
        for (EventFile file : open.values()) {
            file.close();
        }
        Files.deleteIfExists(directory.resolve(CONTENTS));
        for (ExportFormat each : ExportFormat.values()) {
            delete("*." + each);
        }
        for (String feature : open.keySet()) {
            rename(nameOf(feature));
        }
        Contents contents = new Contents(format, from, to, events);
        Files.writeString(
                directory.resolve(CONTENTS + ASIDE), JsonMapper.shared().writeValueAsString(contents) + "\n");
        rename(CONTENTS);
        open.clear();
        return contents;
    }

    private void rename(String name) throws IOException {
        Files.move(directory.resolve(name + ASIDE), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void delete(String glob) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
            for (Path file : found) {
                Files.delete(file);
            }
        }
    }

    /** What was not finished is taken away. */
    @Override
    public void close() throws IOException {
        for (EventFile file : open.values()) {
            file.close();
        }
        delete("*" + ASIDE);
    }
}
