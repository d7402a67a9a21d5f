package stoa.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A rule that can not fail is no rule: held against classes that break it on purpose, each must name the culprit. */
class RulesFailTest {

    /** Only the fixtures beside this test; no package of the product has such a name. */
    private static final JavaClasses WRONG = new ClassFileImporter()
            .withImportOption(location -> location.contains("/test-classes/"))
            .importPackages(
                    "stoa.api.wrong",
                    "stoa.command.wrong",
                    "stoa.command.wrongtoo",
                    "stoa.query.wrong",
                    "stoa.query.wrongtoo",
                    "stoa.gateway.wrong",
                    "stoa.gateway.wrongtoo",
                    "stoa.ledger.wrong",
                    "stoa.vault.wrong",
                    "stoa.server.wrong");

    /** For each rule, what its report must name. */
    private static final Map<String, List<String>> CULPRITS = Map.ofEntries(
            Map.entry("sides_meet_only_in_the_api", List.of("ReachesIntoTheQuerySide", "ReachesIntoTheLedger")),
            Map.entry("the_ledger_knows_nothing_of_ours", List.of("KnowsAnEvent")),
            Map.entry("the_sides_know_the_vault_by_its_ports", List.of("ReachesIntoTheVault")),
            Map.entry("behaviour_is_package_private", List.of("PublicProjection")),
            Map.entry("messages_are_records", List.of("CommandAsAClass")),
            Map.entry("events_carry_a_revision", List.of("BareEvent")),
            Map.entry("events_say_what_they_mean", List.of("BareEvent")),
            Map.entry("the_api_knows_no_technology", List.of("CommandAsAClass")),
            Map.entry("the_edge_knows_no_database", List.of("AsksTheDatabase")),
            Map.entry("deciding_knows_no_database_and_no_web", List.of("AsksTheDatabaseWhileDeciding")),
            Map.entry(
                    "deciding_has_no_clock_and_no_dice",
                    List.of(
                            "Instant.now",
                            "LocalDate.now",
                            "LocalDateTime.now",
                            "OffsetDateTime.now",
                            "ZonedDateTime.now",
                            "Clock.systemUTC",
                            "Clock.systemDefaultZone",
                            "System.currentTimeMillis",
                            "System.nanoTime",
                            "Math.random",
                            "UUID.randomUUID",
                            "java.util.Random",
                            "java.util.random.RandomGenerator")),
            Map.entry("features_of_the_command_side_are_strangers", List.of("LooksAtItsNeighbour")),
            Map.entry("features_of_the_query_side_are_strangers", List.of("LooksAtAnotherView")),
            Map.entry("faces_are_strangers", List.of("LooksAtAnotherFace")),
            Map.entry("features_of_a_face_are_strangers", List.of("LooksAtAnotherFeature")),
            Map.entry("no_packages_in_a_circle", List.of("Cycle detected")),
            Map.entry("commands_are_handled_on_the_command_side", List.of("HandlesEverything.command")),
            Map.entry("state_is_sourced_on_the_command_side", List.of("HandlesEverything.sourced")),
            Map.entry("events_are_handled_by_views_and_processes", List.of("HandlesEverything.event")),
            Map.entry("queries_are_answered_by_views_and_the_audit", List.of("HandlesEverything.query")),
            Map.entry("history_is_rewritten_in_one_place", List.of("StrayUpcaster")));

    @TestFactory
    Stream<DynamicTest> every_wall_is_seen_falling() {
        return NamedRule.all().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertFalls(rule)));
    }

    private static void assertFalls(NamedRule rule) {
        assertThat(CULPRITS).as("what breaks each rule").containsKey(rule.name());
        String report = rule.rule().evaluate(WRONG).getFailureReport().toString();
        assertThat(report).contains(CULPRITS.get(rule.name()));
    }
}
