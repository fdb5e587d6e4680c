package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingKind;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.LeadName;
import org.einthoven.fhir.validation.Guide;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the code systems and value sets of {@code ig/} to the codes that are read and given out; with
 * {@code -Deinthoven.write} they are written anew.
 */
class GuideFilesTest {

    private static final Path FOLDER = Path.of("ig");
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    static Stream<MetadataResource> ofCodes() {
        return Stream.of(
                codeSystem(
                        "finding",
                        CodeSystems.FINDING,
                        "What is found in a recording",
                        "Statements that a reading can make.",
                        displays(Stream.of(FindingCode.values())
                                .map(code -> new Coding(null, code.code(), code.display())))),
                codeSystem(
                        "reading",
                        CodeSystems.READING,
                        "What a reading consists of",
                        "What is counted and stated and has no code elsewhere.",
                        displays(Stream.of(ReadingCode.values()).map(ReadingCode::coding))),
                mdc(),
                valueSet(
                        "ecg-code",
                        "Codes of an ECG recording",
                        "An ECG as such, or the potential of one lead.",
                        Stream.concat(
                                Stream.of(
                                        RecordingCodes.codingOf(RecordingKind.ECG),
                                        new Coding(CodeSystems.LOINC, RecordingCodes.LOINC_ECG, null)),
                                LeadCodes.codings().stream()
                                        .filter(coding -> CodeSystems.MDC.equals(coding.getSystem())))),
                valueSet(
                        "ppg-code",
                        "Codes of a PPG recording",
                        "A pleth.",
                        Stream.of(RecordingCodes.codingOf(RecordingKind.PPG))),
                valueSet(
                        "ecg-lead",
                        "Leads that are analysed",
                        "Leads by ISO/IEEE 11073-10102 or LOINC; others are kept and not analysed.",
                        LeadCodes.codings().stream()),
                valueSet(
                        "measurement",
                        "Measurements of a recording",
                        "What is measured of a whole recording.",
                        Stream.concat(
                                Stream.of(MeasurementCode.values()).flatMap(code -> code.codings().stream()),
                                MeasurementCode.byOximetry().stream())),
                valueSet(
                        "statement-code",
                        "Codes of a statement",
                        "That an Observation is a statement on an ECG or a pleth.",
                        Stream.of(RecordingKind.values())
                                .map(StatementObservations::statement)
                                .map(CodeableConcept::getCodingFirstRep)),
                findings());
    }

    private static Map<String, String> displays(Stream<Coding> codings) {
        return codings.collect(
                Collectors.toMap(Coding::getCode, Coding::getDisplay, (one, other) -> one, LinkedHashMap::new));
    }

    private static <T extends MetadataResource> T named(T resource, String id, String title, String description) {
        String type = resource.fhirType();
        String name = Stream.of(id.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        resource.setId(id);
        resource.setUrl(Guide.CANONICAL + type + "/" + id)
                .setVersion("0.1.0")
                .setName(name)
                .setTitle(title)
                .setStatus(PublicationStatus.ACTIVE)
                .setPublisher("Einthoven")
                .setDescription(description);
        return resource;
    }

    private static CodeSystem codeSystem(
            String id, String url, String title, String description, Map<String, String> concepts) {
        CodeSystem system = named(new CodeSystem(), id, title, description);
        system.setUrl(url);
        system.setCaseSensitive(true).setContent(CodeSystemContentMode.COMPLETE);
        concepts.forEach((code, display) -> system.addConcept().setCode(code).setDisplay(display));
        return system;
    }

    /** Only what the codes stand for: the standard's own names of them are not ours to give. */
    private static CodeSystem mdc() {
        Map<Integer, String> codes = new TreeMap<>();
        codes.put(Integer.valueOf(RecordingCodes.MDC_PPG), "Plethysmogram of a pulse oximeter");
        MeasurementCode.byOximetry().stream()
                .filter(coding -> CodeSystems.MDC.equals(coding.getSystem()))
                .forEach(coding -> codes.put(Integer.valueOf(coding.getCode()), "Pulse rate of a pulse oximeter"));
        for (LeadName lead : LeadName.values()) {
            for (LeadMeasure measure : LeadMeasure.values()) {
                codes.put(measure.base() + lead.number(), measure.text() + " in " + lead.display());
            }
        }
        Stream.of(MeasurementCode.values()).forEach(code -> code.codings().stream()
                .filter(coding -> CodeSystems.MDC.equals(coding.getSystem()))
                .forEach(coding -> codes.put(
                        Integer.valueOf(coding.getCode()), code.measure().toString())));
        LeadCodes.codings().stream()
                .filter(coding -> CodeSystems.MDC.equals(coding.getSystem()))
                .forEach(coding -> codes.put(
                        Integer.valueOf(coding.getCode()),
                        "Lead "
                                + LeadCodes.leadOf(new CodeableConcept(coding))
                                        .orElseThrow()
                                        .display()));
        CodeSystem system = named(
                new CodeSystem(),
                "mdc",
                "The codes of ISO/IEEE 11073 that are used",
                "A fragment of ISO/IEEE 11073-10101 and -10102, in words of our own.");
        system.setUrl(CodeSystems.MDC);
        system.setCaseSensitive(true).setContent(CodeSystemContentMode.FRAGMENT);
        codes.forEach((code, definition) ->
                system.addConcept().setCode(Integer.toString(code)).setDefinition(definition));
        return system;
    }

    /** MDC's codes under both of the system's names. */
    private static ValueSet valueSet(String id, String title, String description, Stream<Coding> codings) {
        ValueSet set = named(new ValueSet(), id, title, description);
        Map<String, List<String>> bySystem = codings.distinct()
                .sorted(Comparator.comparing(Coding::getCode))
                .collect(Collectors.groupingBy(
                        Coding::getSystem, TreeMap::new, Collectors.mapping(Coding::getCode, Collectors.toList())));
        bySystem.forEach((system, codes) -> {
            List<String> distinct = codes.stream().distinct().toList();
            include(set, system, distinct);
            if (system.equals(CodeSystems.MDC)) {
                include(set, CodeSystems.MDC_OID, distinct);
            }
        });
        return set;
    }

    private static void include(ValueSet set, String system, List<String> codes) {
        ConceptSetComponent include = set.getCompose().addInclude().setSystem(system);
        codes.forEach(code -> include.addConcept().setCode(code));
    }

    private static ValueSet findings() {
        ValueSet set = named(new ValueSet(), "finding", "Findings", "All that a reading can state.");
        set.getCompose().addInclude().setSystem(CodeSystems.FINDING);
        return set;
    }

    private static Path file(MetadataResource resource) {
        return FOLDER.resolve(resource.fhirType() + "-" + resource.getIdPart() + ".json");
    }

    @ParameterizedTest
    @MethodSource("ofCodes")
    void publishesTheCodesThatAreUsed(MetadataResource resource) throws IOException {
        String text = CONTEXT.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource) + "\n";
        if (System.getProperty("einthoven.write") != null) {
            Files.writeString(file(resource), text);
        }
        assertThat(Files.readString(file(resource))).isEqualTo(text);
    }

    @Test
    void listsEveryFileInTheGuide() throws IOException {
        ImplementationGuide guide = CONTEXT.newJsonParser()
                .parseResource(
                        ImplementationGuide.class,
                        Files.readString(FOLDER.resolve("ImplementationGuide-einthoven.json")));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(guide.getDefinition().getResource())
                    .extracting(listed -> listed.getReference().getReference().replace('/', '-') + ".json")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.startsWith("ImplementationGuide-"))
                                    .toList());
        }
    }
}
