package org.einthoven;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import org.einthoven.archive.FileIntake;
import org.einthoven.archive.FileOutlet;
import org.einthoven.archive.PatientOutlet;
import org.einthoven.audit.AuditTrail;

/** Every door of the server names who may come in, and where there are clinical data writes down who did. */
@AnalyzeClasses(packages = "org.einthoven", importOptions = ImportOption.DoNotIncludeTests.class)
class EntryPointsTest {
    /** These give out models, which were made from public data, or definitions, or
     * sums over many recordings, what waits to be sent (by id), or that something has changed and who reads it, or let
     * people in and out. */
    private static final Set<String> WITHOUT_CLINICAL_DATA = Set.of(
            "ModelsResource",
            "ModelPages",
            "ModelDecisionPages",
            "ModelSlicePages",
            "MonitoringPages",
            "DeliveriesResource",
            "ChangePages",
            "NowPages",
            "LoginPages",
            "LaunchPages");

    private static final Set<String> LET_PEOPLE_IN_AND_OUT = Set.of("LoginPages", "LaunchPages");

    /** What HAPI calls hands on to rooms whose every door names who may come in, and which write it down. */
    private static final Set<String> HAND_ON = Set.of(
            "BulkProvider",
            "ValidateProvider",
            "ReadProvider",
            "TypeProvider",
            "ObservationProvider",
            "BinaryProvider",
            "CompartmentProvider",
            "EverythingProvider",
            "SubscriptionProvider",
            "SystemProvider");

    private static final Set<String> BEHIND = Set.of(
            "BulkDesk",
            "ValidateOperation",
            "ResourceInteractions",
            "Transactions",
            "Batches",
            "PrintedReports",
            "Analysis",
            "EverythingOperation",
            "SubscriptionStatuses");

    private static final Set<String> WRITE_DOWN = Set.of(
            "BulkDesk",
            "OutletDesk",
            "PatientOutletDesk",
            "ResourceReads",
            "ResourceWrites",
            "ResourceSearches",
            "Histories",
            "PrintedReports",
            "Analysis");

    @ArchTest
    static final ArchRule whatIsHandedOnNamesItsRoles = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(
                    DescribedPredicate.describe("are handed on to", type -> BEHIND.contains(type.getSimpleName())))
            .should()
            .beAnnotatedWith(RolesAllowed.class);

    @ArchTest
    static final ArchRule whatIsHandedOnIsWrittenDown = classes()
            .that(DescribedPredicate.describe("read and write", type -> WRITE_DOWN.contains(type.getSimpleName())))
            .should(dependOnClassesThat(JavaClass.Predicates.type(AuditTrail.class)));

    private static final DescribedPredicate<JavaMethod> ENTRY_POINTS =
            DescribedPredicate.describe("are entry points", EntryPointsTest::isEntryPoint);

    @ArchTest
    static final ArchRule everyEntryPointNamesItsRoles = methods()
            .that(ENTRY_POINTS)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beDeclaredInClassesThat(
                    DescribedPredicate.describe("name roles", type -> type.isAnnotatedWith(RolesAllowed.class)))
            .orShould()
            .beDeclaredInClassesThat(
                    DescribedPredicate.describe("hand on", type -> HAND_ON.contains(type.getSimpleName())))
            .orShould()
            .beDeclaredInClassesThat(DescribedPredicate.describe(
                    "let people in and out", type -> LET_PEOPLE_IN_AND_OUT.contains(type.getSimpleName())));

    @ArchTest
    static final ArchRule onlySigningInAndOutIsForEverybody = methods()
            .that(DescribedPredicate.describe("are open", EntryPointsTest::isOpen))
            .should()
            .beDeclaredInClassesThat(DescribedPredicate.describe(
                    "let people in and out", type -> LET_PEOPLE_IN_AND_OUT.contains(type.getSimpleName())));

    @ArchTest
    static final ArchRule whoTouchesClinicalDataIsWrittenDown = classes()
            .that(DescribedPredicate.describe("give out clinical data", EntryPointsTest::givesOutClinicalData))
            .should(dependOnClassesThat(
                    // taking files in and giving them out writes down what came and went
                    JavaClass.Predicates.type(AuditTrail.class)
                            .or(JavaClass.Predicates.type(FileIntake.class))
                            .or(JavaClass.Predicates.type(FileOutlet.class))
                            .or(JavaClass.Predicates.type(PatientOutlet.class))));

    private static boolean isEntryPoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(type -> type.isMetaAnnotatedWith(HttpMethod.class)
                        || type.getPackageName().equals("ca.uhn.fhir.rest.annotation"));
    }

    private static boolean isOpen(CanBeAnnotated method) {
        return method.isAnnotatedWith(PermitAll.class) || method.isAnnotatedWith(Authenticated.class);
    }

    private static boolean givesOutClinicalData(JavaClass type) {
        return type.getMethods().stream().anyMatch(EntryPointsTest::isEntryPoint)
                && !HAND_ON.contains(type.getSimpleName())
                && !WITHOUT_CLINICAL_DATA.contains(type.getSimpleName());
    }
}
