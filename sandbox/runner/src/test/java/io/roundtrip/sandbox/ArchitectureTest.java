package io.roundtrip.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Who may depend on whom, and what logic may not reach for by itself. */
@AnalyzeClasses(packages = "io.roundtrip", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesPointInward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("dataverse-client")
            .definedBy("io.roundtrip.dataverse..")
            .layer("service-bus")
            .definedBy("io.roundtrip.messaging..")
            .layer("schema")
            .definedBy("io.roundtrip.schema..", "io.roundtrip.mapping..")
            .layer("boot")
            .definedBy("io.roundtrip.boot..")
            .layer("sender")
            .definedBy("io.roundtrip.sender..")
            .layer("delivery")
            .definedBy("io.roundtrip.delivery..")
            .layer("ack")
            .definedBy("io.roundtrip.ack..")
            .layer("admin")
            .definedBy("io.roundtrip.admin..")
            .layer("simulators")
            .definedBy("io.roundtrip.simulators..")
            .layer("runner")
            .definedBy("io.roundtrip.sandbox..")
            .whereLayer("runner")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sender")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("delivery")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ack")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("admin")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("boot")
            .mayOnlyBeAccessedByLayers("sender", "delivery", "ack", "admin")
            .whereLayer("schema")
            .mayOnlyBeAccessedByLayers("boot", "sender", "delivery", "ack", "admin", "runner")
            .whereLayer("simulators")
            .mayOnlyBeAccessedByLayers("runner");

    @ArchTest
    static final ArchRule theClientsKnowNobody = noClasses()
            .that()
            .resideInAnyPackage("io.roundtrip.dataverse..", "io.roundtrip.messaging..", "io.roundtrip.simulators..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.roundtrip.schema..", "io.roundtrip.mapping..", "io.roundtrip.boot..");

    @ArchTest
    static final ArchRule theClientsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("io.roundtrip.dataverse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.roundtrip.messaging..");

    @ArchTest
    static final ArchRule messagesKnowNoDataverse = noClasses()
            .that()
            .resideInAPackage("io.roundtrip.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.roundtrip.dataverse..");

    @ArchTest
    static final ArchRule roomsOfASimulatorHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("io.roundtrip.simulators.*.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule springStaysAtTheEdge = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.roundtrip.dataverse..",
                    "io.roundtrip.messaging..",
                    "io.roundtrip.schema..",
                    "io.roundtrip.mapping..",
                    "io.roundtrip.simulators..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule onlyEdgesOfAppsKnowSpring = noClasses()
            .that()
            .resideInAnyPackage("io.roundtrip.sender..", "io.roundtrip.delivery..", "io.roundtrip.ack..")
            .and()
            .haveSimpleNameNotEndingWith("Application")
            .and()
            .haveSimpleNameNotEndingWith("Configuration")
            .and()
            .haveSimpleNameNotEndingWith("Properties")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule timeComesIn = noClasses()
            .that()
            .resideOutsideOfPackages("io.roundtrip.simulators..", "io.roundtrip.sandbox..")
            .and()
            .doNotHaveFullyQualifiedName("io.roundtrip.dataverse.Pause")
            .and()
            .doNotHaveFullyQualifiedName("io.roundtrip.schema.cli.InstallCommand")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule idsComeIn = noClasses()
            .that()
            .resideInAnyPackage("io.roundtrip.messaging..", "io.roundtrip.schema..", "io.roundtrip.mapping..")
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule fakesAreForTests = noClasses()
            .that()
            .resideOutsideOfPackages("io.roundtrip.schema.memory..", "io.roundtrip.messaging.memory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.roundtrip.schema.memory..", "io.roundtrip.messaging.memory..");

    @ArchTest
    static final ArchRule noVagueNames = classes()
            .that()
            .resideInAPackage("io.roundtrip..")
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");
}
