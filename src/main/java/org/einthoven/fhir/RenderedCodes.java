package org.einthoven.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.archive.RecordingKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * All codes that rendered resources carry. A resource has several codings of one meaning; its index row holds the first,
 * and whoever asks for another of them is led to it.
 */
final class RenderedCodes {

    private static final List<List<Coding>> CODINGS = Stream.of(
                    Stream.of(MeasurementCode.values()).map(code -> code.concept(RecordingKind.ECG)),
                    Stream.of(ReadingCode.values()).map(ReadingCode::concept),
                    Stream.of(RecordingKind.values()).map(StatementObservations::statement),
                    Stream.of(RecordingKind.values()).map(ReportRenderer::code))
            .flatMap(concepts -> concepts)
            .map(CodeableConcept::getCoding)
            .toList();

    /**
     * The index tokens of the resources that carry a code.
     *
     * @param system null for a code of any system
     */
    static List<String> indexed(@Nullable String system, String code) {
        List<String> tokens = new ArrayList<>();
        for (List<Coding> codings : CODINGS) {
            boolean carried = codings.stream()
                    .anyMatch(coding ->
                            coding.getCode().equals(code) && (system == null || system.equals(coding.getSystem())));
            if (carried) {
                tokens.add(IndexRow.token(
                        codings.get(0).getSystem(), codings.get(0).getCode()));
            }
        }
        return tokens;
    }

    private RenderedCodes() {}
}
