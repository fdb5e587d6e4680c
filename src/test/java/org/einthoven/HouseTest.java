package org.einthoven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the house to docs/ARCHITECTURE.md: which room may know what, and which way the arrows point. */
@AnalyzeClasses(packages = "org.einthoven", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.einthoven.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theHeartsOwnWordsKnowOnlyTheJdk = classes()
            .that()
            .resideInAPackage("org.einthoven.ecg")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.einthoven.ecg", "org.jspecify..");

    @ArchTest
    static final ArchRule statisticsKnowOnlyNumbers = classes()
            .that()
            .resideInAPackage("org.einthoven.statistics")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.einthoven.statistics", "org.jspecify..");

    @ArchTest
    static final ArchRule splitsKnowOnlyTheJdk = classes()
            .that()
            .resideInAPackage("org.einthoven.splits")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.einthoven.splits", "org.jspecify..");

    @ArchTest
    static final ArchRule filesKnowOnlyRecordingsFaultsAndTheJdk = classes()
            .that()
            .resideInAPackage("org.einthoven.formats..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.xml.stream..",
                    "org.apache.commons.codec..",
                    "org.jspecify..",
                    "org.einthoven.formats..",
                    "org.einthoven.ecg",
                    "org.einthoven.faults",
                    "org.einthoven.wfdb");

    @ArchTest
    static final ArchRule signalAndFilesKnowOnlyRecordings = noClasses()
            .that()
            .resideInAnyPackage("org.einthoven.signal", "org.einthoven.wfdb", "org.einthoven.inference")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms(
                    "delineation",
                    "beat",
                    "rhythm",
                    "measure",
                    "electrode",
                    "ppg",
                    "holter",
                    "diagnosis",
                    "statement",
                    "explain"));

    @ArchTest
    static final ArchRule thePipelineIsPure = noClasses()
            .that()
            .resideInAnyPackage(rooms(
                    "ecg",
                    "signal",
                    "synthesis",
                    "wfdb",
                    "inference",
                    "delineation",
                    "beat",
                    "rhythm",
                    "measure",
                    "electrode",
                    "ppg",
                    "holter",
                    "diagnosis",
                    "statement",
                    "explain",
                    "reading"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "java.sql..",
                    "org.hibernate..",
                    "org.einthoven.archive..",
                    "org.einthoven.registry..",
                    "org.einthoven.refresh..",
                    "org.einthoven.monitoring..",
                    "org.einthoven.audit..",
                    "org.einthoven.security..",
                    "org.einthoven.fhir..",
                    "org.einthoven.hl7v2..",
                    "org.einthoven.inbox..",
                    "org.einthoven.review..",
                    "org.einthoven.api..");

    @ArchTest
    static final ArchRule onlyInferenceKnowsOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("org.einthoven.inference")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyTrainingKnowsDjl = noClasses()
            .that()
            .resideOutsideOfPackage("org.einthoven.training..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule onlyTheWorkshopKnowsTheFormatOfModels = noClasses()
            .that()
            .resideOutsideOfPackages("org.einthoven.training..", "org.einthoven.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnx.proto..");

    @ArchTest
    static final ArchRule onlyFhirKnowsHapi = noClasses()
            .that()
            .resideOutsideOfPackages("org.einthoven.fhir..", "org.einthoven.benchmark")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

    @ArchTest
    static final ArchRule onlyHl7v2KnowsItsLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("org.einthoven.hl7v2")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ca.uhn.hl7v2..");

    @ArchTest
    static final ArchRule onlyReviewKnowsQute = noClasses()
            .that()
            .resideOutsideOfPackage("org.einthoven.review")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.qute..");

    @ArchTest
    static final ArchRule onlyKeepersKnowPanache = noClasses()
            .that()
            .resideOutsideOfPackages("org.einthoven.archive", "org.einthoven.registry", "org.einthoven.audit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.hibernate.orm.panache..");

    @ArchTest
    static final ArchRule onlyPrintAndPaperKnowPdfBox = noClasses()
            .that()
            .resideOutsideOfPackages("org.einthoven.print", "org.einthoven.paper")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pdfbox..");

    @ArchTest
    static final ArchRule paperKnowsOnlyFilesAndRecordings = noClasses()
            .that()
            .resideInAPackage("org.einthoven.paper")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms(
                    "reading", "archive", "registry", "monitoring", "audit", "security", "fhir", "review", "api"));

    @ArchTest
    static final ArchRule ordersKnowOnlyFaultsAndTheJdk = classes()
            .that()
            .resideInAPackage("org.einthoven.orders")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.einthoven.orders", "org.einthoven.faults", "org.jspecify..");

    @ArchTest
    static final ArchRule theKeepersKnowNoEdge = noClasses()
            .that()
            .resideInAnyPackage(rooms(
                    "archive",
                    "registry",
                    "monitoring",
                    "audit",
                    "refresh",
                    "erasure",
                    "retention",
                    "security",
                    "outbox",
                    "orders",
                    "print"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms("fhir", "hl7v2", "inbox", "review", "api"));

    @ArchTest
    static final ArchRule edgesNeverMeet = slices().matching("org.einthoven.(fhir|hl7v2|inbox|review|api)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nothingImportsTheWorkshop = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.einthoven.training..",
                    "org.einthoven.evaluation..",
                    "org.einthoven.benchmark..",
                    "org.einthoven.importer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms("training", "evaluation", "benchmark", "importer"));

    private static String[] rooms(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = "org.einthoven." + names[i] + "..";
        }
        return packages;
    }
}
