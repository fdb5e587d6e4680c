package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.diagnosis.FindingCode;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/codes.md} to the codes that are given out; with {@code -Deinthoven.write} it is written anew. */
class CodeTableTest {

    private static final Path TABLE = Path.of("docs", "codes.md");
    private static final String NONE = "none known";

    @Test
    void integratorsAreShownTheCodesThatAreGivenOut() throws IOException {
        if (System.getProperty("einthoven.write") != null) {
            Files.writeString(TABLE, table());
        }
        assertThat(Files.readString(TABLE)).isEqualTo(table());
    }

    private static String table() {
        return """
                # Codes

                What Einthoven gives out, with the codes of others that mean the same. "None known" is what it says: a code
                is given only where its meaning was found in a published source, and never for what is only possible or
                learned.

                ## Statements

                The first column is the code in `%s`. SCP-ECG (EN 1064) is the statement as PTB-XL abbreviates it, Minnesota
                the code of Prineas, Crow & Zhang (2010) with the same definition. FHIR carries SNOMED CT, `/api` SNOMED CT and
                SCP-ECG.

                | code | meaning | SNOMED CT | SCP-ECG | Minnesota |
                | --- | --- | --- | --- | --- |
                %s

                ## Measurements of the whole recording

                MDC is ISO/IEEE 11073-10101 and -10102; own codes are those of `%s`.

                | measurement | LOINC | MDC | own |
                | --- | --- | --- | --- |
                %s

                ## Measurements of a lead

                Components of one Observation. Each lead adds its discriminator of ISO/IEEE 11073-10102 to the base, as in
                133127 for R in V5 (DICOM PS3.16, CID 3687 and 3688). LOINC has codes of its own for each wave in each lead; they
                are not given, because its list could not be had.

                | measurement | MDC base | unit |
                | --- | --- | --- |
                %s
                """
                .formatted(
                        CodeSystems.FINDING,
                        rows(Stream.of(FindingCode.values()).map(CodeTableTest::row)),
                        CodeSystems.READING,
                        rows(Stream.of(MeasurementCode.values()).map(CodeTableTest::row)),
                        rows(Stream.of(LeadMeasure.values()).map(CodeTableTest::row)));
    }

    private static String row(FindingCode code) {
        return cells(
                code.code(),
                code.display(),
                code.snomed().orElse(NONE),
                code.scp().orElse(NONE),
                code.minnesota().orElse(NONE));
    }

    private static String row(MeasurementCode code) {
        return cells(
                code.suffix(), of(code, CodeSystems.LOINC), of(code, CodeSystems.MDC), of(code, CodeSystems.READING));
    }

    private static String of(MeasurementCode code, String system) {
        return code.codings().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(NONE);
    }

    private static String row(LeadMeasure measure) {
        return cells(measure.text(), Integer.toString(measure.base()), measure.unit());
    }

    private static String cells(String... cells) {
        return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rows(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
