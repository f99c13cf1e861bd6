package dev.gatehouse.conformance.project;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The rules of the architecture that the poms cannot say.
class ArchitectureTest {
    private static final JavaClasses GATEHOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.gatehouse");

    private static final String[] BELOW_THE_SERVER = {
        "dev.gatehouse.policy..",
        "dev.gatehouse.catalog..",
        "dev.gatehouse.domain..",
        "dev.gatehouse.store..",
        "dev.gatehouse.api..",
        "dev.gatehouse.wire..",
        "dev.gatehouse.operation..",
        "dev.gatehouse.iam..",
        "dev.gatehouse.sts..",
        "dev.gatehouse.signin..",
        "dev.gatehouse.authorization.."
    };

    @Test
    void modulesFormNoCycle() {
        slices().matching("dev.gatehouse.(*)..").should().beFreeOfCycles().check(GATEHOUSE);
    }

    @Test
    void clockRandomnessAndEnvironmentComeThroughConstructors() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_THE_SERVER)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .check(GATEHOUSE);
    }

    @Test
    void nothingBelowTheServerSeesHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(BELOW_THE_SERVER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "java.net.http..")
                .check(GATEHOUSE);
    }

    @Test
    void operationsKnowNoWireFormat() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.gatehouse.iam..", "dev.gatehouse.sts..", "dev.gatehouse.signin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.gatehouse.wire..", "tools.jackson..")
                .check(GATEHOUSE);
    }
}
