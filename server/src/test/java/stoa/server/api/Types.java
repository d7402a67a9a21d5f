package stoa.server.api;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import stoa.server.architecture.Product;

/** Finds the records that descriptions name, among those of a face. */
final class Types {

    private static final Pattern LIST = Pattern.compile("\\[(.+)]");
    private static final Pattern GENERIC = Pattern.compile("([\\w.]+)<(.+)>");

    private final String within;

    /** @param face the name of the package in which to look */
    Types(String face) {
        this.within = "stoa.gateway." + face + ".";
    }

    /** The type of {@code Simple}, {@code Outer.Inner}, {@code Generic<Other>} or {@code [Element]}. */
    ResolvableType named(String name) {
        Matcher list = LIST.matcher(name);
        if (list.matches()) {
            return ResolvableType.forClassWithGenerics(List.class, named(list.group(1)));
        }
        Matcher generic = GENERIC.matcher(name);
        if (generic.matches()) {
            return ResolvableType.forClassWithGenerics(found(generic.group(1)), named(generic.group(2)));
        }
        return switch (name) {
            case "boolean" -> ResolvableType.forClass(boolean.class);
            case "integer" -> ResolvableType.forClass(int.class);
            case "map" -> ResolvableType.forClass(Map.class);
            default -> ResolvableType.forClass(found(name));
        };
    }

    /** One that is within no other goes before those that are. */
    private Class<?> found(String name) {
        String nested = name.replace('.', '$');
        List<JavaClass> found = Stream.of(".", "$")
                .map(before -> endingWith(before + nested))
                .filter(classes -> !classes.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " in " + within + " may be " + found);
        }
        return found.getFirst().reflect();
    }

    private List<JavaClass> endingWith(String end) {
        return Product.CLASSES.stream()
                .filter(type ->
                        type.getName().startsWith(within) && type.getName().endsWith(end))
                .toList();
    }
}
