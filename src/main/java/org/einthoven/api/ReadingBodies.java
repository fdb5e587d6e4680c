package org.einthoven.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.einthoven.api.ReadingBody.BeatBody;
import org.einthoven.api.ReadingBody.ChannelBody;
import org.einthoven.api.ReadingBody.ComparisonBody;
import org.einthoven.api.ReadingBody.ExplanationRef;
import org.einthoven.api.ReadingBody.FiducialBody;
import org.einthoven.api.ReadingBody.FindingBody;
import org.einthoven.api.ReadingBody.PlaceBody;
import org.einthoven.api.ReadingBody.QualityBody;
import org.einthoven.api.ReadingBody.RecordingBody;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredExplanation;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.Place;
import org.einthoven.ecg.BeatPart;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Quality;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;
import org.jspecify.annotations.Nullable;

/** Renders stored readings for programs. */
final class ReadingBodies {
    private ReadingBodies() {}

    /** A recording without what was read of it, if it was read: all is empty or null. */
    static ReadingBody unread(StoredRecording recording) {
        return new ReadingBody(
                recording(recording),
                lower(recording.status),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Measurements.NONE,
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * @param document what was read, or what readers made of it
     * @param explanations of the findings that the models' own reading has; they say nothing of one that changed
     */
    static ReadingBody of(
            StoredRecording recording,
            StoredReading reading,
            ReadingDocument document,
            List<StoredExplanation> explanations) {
        Map<String, StoredExplanation> maps = explanations.stream()
                .filter(map -> reading.document().finding(map.findingId).equals(document.finding(map.findingId)))
                .collect(Collectors.toMap(map -> map.findingId, Function.identity()));
        return new ReadingBody(
                recording(recording),
                lower(reading.status),
                reading.reason,
                quality(recording, document.quality()),
                document.fiducials().stream()
                        .map(wave -> fiducial(wave, document.delineation().probability(wave)))
                        .toList(),
                document.beats().stream().map(ReadingBodies::beat).toList(),
                document.pulses(),
                document.measurements(),
                document.findingsFlaggedFirst().stream()
                        .map(finding -> finding(recording, finding, maps.get(finding.id())))
                        .toList(),
                document.statements(),
                document.models());
    }

    static RecordingBody recording(StoredRecording recording) {
        return new RecordingBody(
                recording.id.toString(),
                lower(recording.kind),
                recording.sampleRateHz,
                recording.rate().msAt(recording.samples),
                WaveformBody.leadNames(recording));
    }

    private static QualityBody quality(StoredRecording recording, Quality quality) {
        Map<String, ChannelBody> perLead = new LinkedHashMap<>();
        quality.perLead().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(lead -> perLead.put(
                        recording.kind == RecordingKind.PPG
                                ? WaveformBody.PLETH
                                : lead.getKey().display(),
                        channel(lead.getValue())));
        return new QualityBody(quality.overall(), perLead);
    }

    private static ChannelBody channel(ChannelQuality quality) {
        return new ChannelBody(
                quality.score(),
                quality.usable(),
                quality.issues().stream()
                        .sorted(Comparator.comparing(QualityIssue::ordinal))
                        .map(ReadingBodies::lower)
                        .toList());
    }

    private static FiducialBody fiducial(Fiducial wave, double confidence) {
        String lead = wave.lead() == null ? "global" : wave.lead().display();
        return new FiducialBody(lead, wave.wave().name(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), confidence);
    }

    private static BeatBody beat(Beat beat) {
        Map<String, Double> scores = new TreeMap<>();
        beat.scores().forEach((beatClass, score) -> scores.put(beatClass.name(), score));
        return new BeatBody(beat.timeMs(), beat.beatClass().name(), scores);
    }

    private static FindingBody finding(
            StoredRecording recording, Finding finding, @Nullable StoredExplanation explanation) {
        return new FindingBody(
                finding.id(),
                finding.code().code(),
                finding.code().snomed().orElse(null),
                finding.code().scp().orElse(null),
                finding.display(),
                finding.score(),
                finding.flagged(),
                finding.evidenceMs(),
                finding.basis().stream().map(ReadingBodies::comparison).toList(),
                explanation == null ? null : reference(recording, explanation));
    }

    private static ComparisonBody comparison(Comparison comparison) {
        return new ComparisonBody(
                comparison.quantity(),
                comparison.value(),
                comparison.relation().word(),
                comparison.limit(),
                comparison.unit(),
                comparison.source(),
                comparison.places().stream().map(ReadingBodies::place).toList());
    }

    private static PlaceBody place(Place place) {
        return new PlaceBody(
                place.lead() == null ? null : place.lead().display(),
                place.parts().stream().map(BeatPart::name).toList());
    }

    private static ExplanationRef reference(StoredRecording recording, StoredExplanation explanation) {
        return new ExplanationRef(
                explanation.method,
                explanation.deletionDrop,
                explanation.randomDrop,
                "/api/recordings/" + recording.id + "/explanations/" + explanation.findingId);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
