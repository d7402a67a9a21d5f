package stoa.server.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> every_wall_stands() {
        return NamedRule.all()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(Product.CLASSES)));
    }
}
