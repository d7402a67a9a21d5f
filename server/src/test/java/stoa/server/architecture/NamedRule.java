package stoa.server.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.stream.Stream;

/** Every rule of {@link Rules}, so that none is written and then forgotten. */
record NamedRule(String name, ArchRule rule) {

    static Stream<NamedRule> all() {
        return Stream.of(Rules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(NamedRule::of);
    }

    private static NamedRule of(Field field) {
        try {
            return new NamedRule(field.getName().toLowerCase(Locale.ROOT), (ArchRule) field.get(null));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
