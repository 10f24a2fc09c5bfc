package dev.whynot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.whynot.access.PersonResource;

/** The floors of docs/design.md: each package imports only what its floor may. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.whynot");

    @Test
    void packagesImportOnlyWhatTheirFloorMay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("http")
                .definedBy("dev.whynot.http..")
                .layer("postgres")
                .definedBy("dev.whynot.postgres..")
                .layer("elapsed")
                .definedBy("dev.whynot.elapsed..")
                .layer("access")
                .definedBy("dev.whynot.access..")
                .layer("reason")
                .definedBy("dev.whynot.reason..")
                .layer("ledger")
                .definedBy("dev.whynot.ledger..")
                .layer("mapping")
                .definedBy("dev.whynot.mapping..")
                .layer("csv")
                .definedBy("dev.whynot.csv..")
                .layer("salesforce")
                .definedBy("dev.whynot.salesforce..")
                .layer("facts")
                .definedBy("dev.whynot.facts..")
                .layer("review")
                .definedBy("dev.whynot.review..")
                .layer("analytics")
                .definedBy("dev.whynot.analytics..")
                .layer("start")
                .definedBy("dev.whynot")
                .whereLayer("http")
                .mayNotAccessAnyLayer()
                .whereLayer("postgres")
                .mayNotAccessAnyLayer()
                .whereLayer("elapsed")
                .mayNotAccessAnyLayer()
                .whereLayer("access")
                .mayOnlyAccessLayers("http", "elapsed")
                .whereLayer("reason")
                .mayOnlyAccessLayers("http", "access")
                .whereLayer("ledger")
                .mayOnlyAccessLayers("http", "reason", "elapsed")
                .whereLayer("mapping")
                .mayOnlyAccessLayers("reason", "ledger")
                .whereLayer("csv")
                .mayOnlyAccessLayers("http", "access", "ledger", "mapping")
                .whereLayer("salesforce")
                .mayOnlyAccessLayers("http", "access", "ledger", "mapping", "elapsed")
                .whereLayer("facts")
                .mayOnlyAccessLayers("http", "access", "reason", "ledger")
                .whereLayer("review")
                .mayOnlyAccessLayers("http", "access", "reason", "ledger", "facts", "elapsed")
                .whereLayer("analytics")
                .mayOnlyAccessLayers("http", "access", "reason", "facts", "elapsed")
                .whereLayer("start")
                .mayOnlyAccessLayers("postgres", "http", "access")
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void whatQuestionsShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.whynot.analytics")
                .or()
                .resideInAPackage("dev.whynot.analytics.wording")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.whynot.analytics.changes..",
                        "dev.whynot.analytics.diagnosis..",
                        "dev.whynot.analytics.drivers..",
                        "dev.whynot.analytics.findings..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.whynot.analytics.diagnosis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.whynot.analytics.changes..",
                        "dev.whynot.analytics.drivers..",
                        "dev.whynot.analytics.findings..")
                .check(CLASSES);
        slices().matching("dev.whynot.analytics.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyFindingsKnowOtherQuestions() {
        noClasses()
                .that()
                .resideInAPackage("dev.whynot.analytics.changes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.whynot.analytics.drivers..", "dev.whynot.analytics.findings..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.whynot.analytics.drivers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.whynot.analytics.changes..", "dev.whynot.analytics.findings..")
                .check(CLASSES);
    }

    /** What is not in the description of the API, too; the service denies calls without a rule to everybody. */
    @Test
    void everyCallSaysWhoMayMakeIt() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .and()
                .areDeclaredInClassesThat()
                .areNotInterfaces() // those are clients
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(CLASSES);
        methods()
                .that()
                .areAnnotatedWith(PermitAll.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("dev.whynot.salesforce.webhook")
                .orShould()
                .beDeclaredIn(PersonResource.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.whynot.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("dev.whynot.salesforce.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
