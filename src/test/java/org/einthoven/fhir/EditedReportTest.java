package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.fhir.Rendered.assertValid;
import static org.einthoven.fhir.Rendered.component;
import static org.einthoven.fhir.Rendered.ecg;
import static org.einthoven.fhir.Rendered.observation;
import static org.einthoven.fhir.Rendered.read;
import static org.einthoven.fhir.Rendered.render;
import static org.einthoven.fhir.Rendered.signed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.MadeEdits;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.ReviewContent;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What a report says when its signature rests on a reading that a reader changed: no ectopic beat, and another QT. */
class EditedReportTest {
    private static final Finding LONG_QTC =
            new Finding("long-qtc", FindingCode.LONG_QTC, "Long QTc, 501 ms", 1, true, List.of());
    private static final EditLog EDITS = MadeEdits.log(
            "dr-e", new Edit.BeatReclassified(812.4, BeatClass.N), new Edit.IntervalOverruled(Measure.QT, 470));

    private final Report report = render(ecg(), edited(1));

    private static SignedReview edited(int version) {
        SignedReview plain = signed(version, ReviewContent.EMPTY);
        return new SignedReview(
                version, plain.reviewer(), plain.signedAt(), plain.content(), ReadingDocument.of(changed()), EDITS);
    }

    private static Reading.Reported changed() {
        Reading.Reported read = MadeReader.ecg();
        return new Reading.Reported(
                read.quality(),
                read.delineation(),
                read.beats().stream().map(beat -> beat.as(BeatClass.N)).toList(),
                List.of(),
                List.of(),
                Measurements.of(
                        Map.of(Measure.HEART_RATE, 72.04, Measure.QT, 470.0),
                        Map.of(Measure.QT, new Basis(0, List.of(), null, Set.of(Caveat.BY_READER))),
                        List.of(),
                        null),
                List.of(MadeReader.RATE, LONG_QTC),
                List.of(),
                List.of(),
                read.models());
    }

    @Test
    void saysWhatFollowsFromTheChangesAndThatThereWereSome() {
        assertThat(report.report().getStatus()).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(report.report().getConclusion())
                .contains("Long QTc, 501 ms", ReportWording.EDITED)
                .doesNotContain("ectopic");
        assertThat(report.report().getConclusionCode()).hasSize(2);
        Observation beats = observation(report, "beats");
        assertThat(((StringType) component(beats, ReadingCode.BEAT_LIST).getValue()).getValue())
                .isEqualTo("0N 812N 1600N 2400N");
        assertThat(beats.getStatus()).isEqualTo(ObservationStatus.FINAL);
        assertThat(beats.getPerformerFirstRep().getDisplay()).isEqualTo("dr-a");
        assertValid(report);
    }

    @Test
    void theReaderStatesTheIntervalThatTheyOverruledAndNoOther() {
        Observation qt = observation(report, "qt");
        assertThat(qt.getValueQuantity().getValue()).isEqualByComparingTo("470");
        assertThat(qt.getPerformerFirstRep().getDisplay()).isEqualTo("dr-a");
        assertThat(qt.getNoteFirstRep().getText()).contains("set by a reader");
        assertThat(observation(report, "heart-rate").hasPerformer()).isFalse();
    }

    @Test
    void whatWasGivenOutAndIsNotFoundAnyMoreIsWithdrawn() {
        Observation ectopy = observation(report, "ventricular-ectopy");
        assertThat(ectopy.getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(ectopy.getValueCodeableConcept().getText()).isEqualTo("2 ventricular ectopic beats");
        assertThat(observation(report, "pr").getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(report.report().getResult())
                .extracting(result -> result.getReference())
                .noneMatch(reference -> reference.endsWith("ventricular-ectopy") || reference.endsWith("-pr"))
                .anyMatch(reference -> reference.endsWith("long-qtc"));
    }

    @Test
    void namesWhoChangedWhatBesideWhoSigned() {
        Provenance editing = provenance("editing-1");
        assertThat(editing.getAgentFirstRep().getWho().getDisplay()).isEqualTo("dr-e");
        assertThat(editing.getActivity().getText()).isEqualTo("Beat at 0.81 s classed N; QT interval set to 470 ms");
        assertThat(provenance("signing-1").getAgentFirstRep().getWho().getDisplay())
                .isEqualTo("dr-a");
        assertThat(provenance("change-1-ventricular-ectopy")
                        .getActivity()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("NULLIFY");
        assertThat(provenance("change-1-long-qtc")
                        .getActivity()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("CREATE");
    }

    private Provenance provenance(String suffix) {
        return report.provenances().stream()
                .filter(one -> one.getIdElement().getIdPart().endsWith(suffix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePreliminaryReportIsTheModelsOwn() {
        ReadRecording recording = read(Examples.THREE_LEADS, ecg(), edited(1));
        Report preliminary = render(recording.at(1).orElseThrow());
        assertThat(preliminary.report().getStatus()).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(preliminary.report().getConclusion())
                .contains("2 ventricular ectopic beats")
                .doesNotContain("Long QTc", ReportWording.EDITED);
        assertThat(preliminary.provenances()).hasSize(1);
    }

    @Test
    void aLaterVersionWithoutTheChangesBringsBackWhatTheModelsFound() {
        Report again = render(ecg(), edited(1), signed(2, ReviewContent.EMPTY));
        assertThat(observation(again, "ventricular-ectopy").getStatus()).isEqualTo(ObservationStatus.FINAL);
        assertThat(observation(again, "long-qtc").getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(again.report().getConclusion()).doesNotContain(ReportWording.EDITED);
        assertValid(again);
    }
}
