package dev.whynot.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/**
 * The simulator is no friend of the service: it must not share its ideas of Salesforce. What both make of the protocol of
 * the Pub/Sub API is generated; that the protocol is right is for a foreign client to say, in {@code make test-simulator}.
 */
class ArchitectureOfSimulatorTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.whynot.simulator");

    @Test
    void knowsNothingOfTheService() {
        noClasses()
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.whynot..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                                "dev.whynot.simulator..", "dev.whynot.salesforce.pubsub.wire"))))
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.whynot.simulator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
