package stoa.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InventoryTest {

    static Stream<String> present() {
        return Stream.of(
                        Layout.MODULES.stream(),
                        Layout.present(Layout.API).stream(),
                        Layout.present(Layout.COMMAND).stream(),
                        Layout.present(Layout.QUERY).stream(),
                        Layout.faces().stream(),
                        Stream.of(Layout.COMMAND, Layout.QUERY, Layout.GATEWAY).map(side -> side + ".platform"))
                .flatMap(names -> names);
    }

    static Stream<String> absent() {
        return Stream.of(Layout.API, Layout.COMMAND, Layout.QUERY).flatMap(module -> Layout.absent(module).stream());
    }

    @ParameterizedTest
    @MethodSource("present")
    void every_package_that_rules_speak_of_exists(String name) {
        assertThat(classesIn(name)).as("classes in %s", name).isPositive();
    }

    @ParameterizedTest
    @MethodSource("absent")
    void a_feature_that_has_come_is_struck_from_the_gaps(String name) {
        assertThat(classesIn(name)).as("classes in %s, listed as absent", name).isZero();
    }

    @Test
    void no_class_lives_outside_of_the_modules() {
        assertThat(Product.CLASSES.stream()
                        .map(type -> type.getPackageName())
                        .distinct()
                        .filter(name -> Layout.MODULES.stream().noneMatch(name::startsWith)))
                .isEmpty();
    }

    private static long classesIn(String name) {
        return Product.CLASSES.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith(name + "."))
                .count();
    }
}
