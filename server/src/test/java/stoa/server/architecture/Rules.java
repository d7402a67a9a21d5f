package stoa.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static stoa.server.architecture.Layout.API;
import static stoa.server.architecture.Layout.COMMAND;
import static stoa.server.architecture.Layout.GATEWAY;
import static stoa.server.architecture.Layout.LEDGER;
import static stoa.server.architecture.Layout.QUERY;
import static stoa.server.architecture.Layout.SERVER;
import static stoa.server.architecture.Layout.VAULT;
import static stoa.server.architecture.Layout.under;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.upcasting.Upcaster;
import stoa.api.kernel.Meaning;

/** The walls of the house. Each is seen standing by {@link ArchitectureTest} and falling by {@link RulesFailTest}. */
final class Rules {

    static final ArchRule SIDES_MEET_ONLY_IN_THE_API = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy(under(API))
            .layer("ledger")
            .definedBy(under(LEDGER))
            .layer("vault")
            .definedBy(under(VAULT))
            .layer("command")
            .definedBy(under(COMMAND))
            .layer("query")
            .definedBy(under(QUERY))
            .layer("gateway")
            .definedBy(under(GATEWAY))
            .layer("server")
            .definedBy(under(SERVER))
            .whereLayer("ledger")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer();

    static final ArchRule THE_LEDGER_KNOWS_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage(under(LEDGER))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(under(API, VAULT, COMMAND, QUERY, GATEWAY, SERVER));

    static final ArchRule THE_SIDES_KNOW_THE_VAULT_BY_ITS_PORTS = noClasses()
            .that()
            .resideInAnyPackage(under(COMMAND, QUERY, GATEWAY))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VAULT + ".*..");

    static final ArchRule BEHAVIOUR_IS_PACKAGE_PRIVATE = classes()
            .that()
            .resideInAnyPackage(under(COMMAND, QUERY, GATEWAY))
            .and()
            .resideOutsideOfPackage("..platform..")
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .should()
            .notBePublic();

    static final ArchRule MESSAGES_ARE_RECORDS = classes()
            .that()
            .resideInAnyPackage(API + ".*.command..", API + ".*.event..", API + ".*.query..")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .beRecords();

    static final ArchRule EVENTS_CARRY_A_REVISION = classes()
            .that()
            .resideInAPackage(API + ".*.event..")
            .and()
            .areRecords()
            .should()
            .beAnnotatedWith(Revision.class);

    static final ArchRule EVENTS_SAY_WHAT_THEY_MEAN = classes()
            .that()
            .resideInAPackage(API + ".*.event..")
            .and()
            .areRecords()
            .should()
            .beAnnotatedWith(Meaning.class);

    static final ArchRule THE_API_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAPackage(under(API))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "com.mongodb..", "org.bson..", "java.sql..", "javax.sql..", "jakarta..");

    static final ArchRule THE_EDGE_KNOWS_NO_DATABASE = noClasses()
            .that()
            .resideInAPackage(under(GATEWAY))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.mongodb..",
                    "org.bson..",
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.springframework.data..");

    static final ArchRule DECIDING_KNOWS_NO_DATABASE_AND_NO_WEB = noClasses()
            .that()
            .resideInAPackage(under(COMMAND))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.mongodb..",
                    "org.bson..",
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.springframework.data..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    static final ArchRule DECIDING_HAS_NO_CLOCK_AND_NO_DICE = noClasses()
            .that()
            .resideInAPackage(under(COMMAND))
            .and()
            .resideOutsideOfPackage(COMMAND + ".platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class);

    static final ArchRule FEATURES_OF_THE_COMMAND_SIDE_ARE_STRANGERS = slices().matching(COMMAND + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(COMMAND + ".platform.."));

    static final ArchRule FEATURES_OF_THE_QUERY_SIDE_ARE_STRANGERS = slices().matching(QUERY + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(QUERY + ".platform.."));

    static final ArchRule FACES_ARE_STRANGERS = slices().matching(GATEWAY + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(GATEWAY + ".platform.."));

    static final ArchRule FEATURES_OF_A_FACE_ARE_STRANGERS = slices().matching(GATEWAY + ".(*).(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage(GATEWAY + ".platform..", GATEWAY + ".*.platform.."));

    /** The catalogue lists the events of all features, which in turn use the kernel that it is part of. */
    static final ArchRule NO_PACKAGES_IN_A_CIRCLE = slices().matching("stoa.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(simpleName("EventCatalogue"), alwaysTrue())
            .ignoreDependency(simpleName("EventUpcasters"), alwaysTrue());

    static final ArchRule COMMANDS_ARE_HANDLED_ON_THE_COMMAND_SIDE = methods()
            .that()
            .areMetaAnnotatedWith(CommandHandler.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage(under(COMMAND));

    static final ArchRule STATE_IS_SOURCED_ON_THE_COMMAND_SIDE = methods()
            .that()
            .areMetaAnnotatedWith(EventSourcingHandler.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage(under(COMMAND));

    static final ArchRule EVENTS_ARE_HANDLED_BY_VIEWS_AND_PROCESSES = methods()
            .that()
            .areMetaAnnotatedWith(EventHandler.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAnyPackage(under(COMMAND, QUERY))
            .allowEmptyShould(true);

    static final ArchRule QUERIES_ARE_ANSWERED_BY_VIEWS_AND_THE_AUDIT = methods()
            .that()
            .areMetaAnnotatedWith(QueryHandler.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAnyPackage(under(QUERY, SERVER + ".audit"));

    static final ArchRule HISTORY_IS_REWRITTEN_IN_ONE_PLACE = classes()
            .that()
            .areAssignableTo(Upcaster.class)
            .and()
            .resideOutsideOfPackage(under(LEDGER))
            .should()
            .resideInAPackage("..evolution..");

    private Rules() {}
}
