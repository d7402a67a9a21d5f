package stoa.server.documents;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import stoa.server.architecture.Product;
import stoa.vault.platform.VaultSettings;

/** Every setting under {@code stoa.} that some code reads. */
final class Settings {

    /** Where code asks for one setting by its name: {@code ${stoa.x}} or {@code getProperty("stoa.x")}. */
    private static final Pattern BY_NAME = Pattern.compile("(?:\\$\\{|getProperty\\(\\s*\")(stoa\\.[a-z.-]+)");

    static List<String> all() {
        Stream<String> records = Product.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .map(JavaClass::reflect)
                .flatMap(type -> namesIn(
                        type.getAnnotation(ConfigurationProperties.class).value(), type));
        Stream<String> single = Project.files(Project.ROOT, ".java").stream()
                .filter(file -> file.toString().contains("/src/main/")
                        && !file.toString().contains("/bench/"))
                .flatMap(file -> BY_NAME.matcher(Project.read(file)).results().map(match -> match.group(1)));
        Stream<String> port = Stream.of("stoa.forum.port");
        return Stream.of(records, namesIn("stoa.vault", VaultSettings.class), single, port)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static Stream<String> namesIn(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> nested(component)
                        ? namesIn(prefix + "." + kebab(component.getName()), component.getType())
                        : Stream.of(prefix + "." + kebab(component.getName())));
    }

    private static boolean nested(RecordComponent component) {
        return component.getType().isRecord() && component.getType().getName().startsWith("stoa.");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private Settings() {}
}
