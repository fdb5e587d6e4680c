package org.einthoven.fhir;

import java.time.Instant;
import java.util.List;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.Observation;

/** Reports of made readings, as tests of the rendering need them. */
final class Rendered {

    static final String ID = "0191f2a0-0000-7000-8000-000000000001";
    static final Instant READ = Instant.parse("2026-03-02T07:16:00Z");

    static void assertValid(Report report) {
        report.resources().forEach(FhirValidation::assertValid);
    }

    static Reading ecg() {
        return MadeReader.ecg();
    }

    static Reading pleth() {
        return MadeReader.pleth();
    }

    static Reading abstained() {
        return new MadeReader().read(new Pleth(new SampleRate(100), Samples.copyOf(new float[100])));
    }

    static Report render(Reading reading, SignedReview... reviews) {
        return render(Examples.THREE_LEADS, reading, reviews);
    }

    static Report renderSignedTwice(ReviewContent content) {
        return render(ecg(), signed(1, content), signed(2, content));
    }

    static Report render(String example, Reading reading, SignedReview... reviews) {
        return render(read(example, reading, reviews));
    }

    static Report render(ReadRecording recording) {
        return new ReportRenderer("0.1.0").render(recording);
    }

    static ReadRecording read(String example, Reading reading, SignedReview... reviews) {
        Observation source = Examples.observation(example);
        ReadingStatus status = reading instanceof Reading.Reported
                ? ReadingStatus.REPORTED
                : reading instanceof Reading.Abstained ? ReadingStatus.ABSTAINED : ReadingStatus.REJECTED;
        String reason = reading instanceof Reading.Abstained abstained
                ? abstained.detail()
                : reading instanceof Reading.Rejected rejected ? rejected.detail() : null;
        RecordingKind kind = example.equals(Examples.PLETH) ? RecordingKind.PPG : RecordingKind.ECG;
        return new ReadRecording(
                ID, kind, source, List.of(), status, reason, ReadingDocument.of(reading), READ, List.of(reviews));
    }

    static SignedReview signed(int version, ReviewContent content) {
        return new SignedReview(version, "dr-a", READ.plusSeconds(60L * version), content);
    }

    static FindingDecision confirmed() {
        return new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null);
    }

    static Observation observation(Report report, String suffix) {
        return report.observations().stream()
                .filter(observation -> observation.getIdElement().getIdPart().equals(ID + "-" + suffix))
                .findFirst()
                .orElseThrow();
    }

    static Observation.ObservationComponentComponent component(Observation observation, ReadingCode code) {
        return observation.getComponent().stream()
                .filter(component ->
                        component.getCode().getCodingFirstRep().getCode().equals(code.code()))
                .findFirst()
                .orElseThrow();
    }

    private Rendered() {}
}
