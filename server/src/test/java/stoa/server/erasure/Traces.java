package stoa.server.erasure;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.postgresql.PGConnection;
import stoa.testkit.TestDatabase;

/** Searches dumps for text in every form in which it might have been kept: as it is, escaped, encoded, as bytes. */
final class Traces {

    private final Map<String, String> dumps = new LinkedHashMap<>();

    /** Every table there is, as {@code COPY} writes it: text as text, bytes in hexadecimal. */
    Traces postgres(TestDatabase database) throws SQLException, IOException {
        try (Connection connection = database.dataSource().getConnection()) {
            for (String table : tables(connection)) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", rows);
                dump(table, rows.toString(UTF_8));
            }
        }
        return this;
    }

    /** Every document there is. */
    Traces mongo(MongoDatabase database) {
        for (String collection : database.listCollectionNames()) {
            StringBuilder documents = new StringBuilder();
            for (Document document : database.getCollection(collection).find()) {
                documents.append(document.toJson()).append('\n');
            }
            dump("collection " + collection, documents.toString());
        }
        return this;
    }

    /** Every file below a directory, as text and as bytes. */
    Traces files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                dump(
                        file.toString(),
                        new String(bytes, UTF_8) + "\n" + HexFormat.of().formatHex(bytes));
            }
        }
        return this;
    }

    Traces dump(String name, String text) {
        dumps.put(name, text.toLowerCase(Locale.ROOT));
        return this;
    }

    /** The dumps that hold the text in any form. */
    Set<String> of(String text) {
        Set<String> forms = forms(text);
        return dumps.entrySet().stream()
                .filter(dump -> forms.stream().anyMatch(dump.getValue()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> names() {
        return dumps.keySet();
    }

    static Set<String> forms(String text) {
        List<String> texts = new ArrayList<>(List.of(text, escaped(text)));
        texts.addAll(base64(text.getBytes(UTF_8)));
        texts.addAll(base64(text.getBytes(UTF_16LE)));
        Set<String> forms = new LinkedHashSet<>();
        for (String each : texts) {
            forms.add(each.toLowerCase(Locale.ROOT));
            forms.add(HexFormat.of().formatHex(each.getBytes(UTF_8)));
        }
        forms.add(HexFormat.of().formatHex(text.toLowerCase(Locale.ROOT).getBytes(UTF_8)));
        forms.add(HexFormat.of().formatHex(text.getBytes(UTF_16LE)));
        forms.add(HexFormat.of().formatHex(text.getBytes(UTF_16BE)));
        return forms;
    }

    /** As JSON may write it. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    /** What stands in the middle of the encoded text, wherever in it the bytes begin; in either alphabet. */
    private static List<String> base64(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String plain = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String middle = plain.substring(before == 0 ? 0 : 4, plain.length() - 2);
            forms.add(middle);
            forms.add(middle.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
