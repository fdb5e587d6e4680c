package org.einthoven.archive;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.Urgency;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measurements;
import org.einthoven.ppg.Pulse;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.statement.LearnedStatement;
import org.jspecify.annotations.Nullable;

/**
 * A reading as it is kept, without the maps of its explanations.
 *
 * @param abstention null unless the recording was abstained from
 * @param delineation empty for a pleth
 * @param stretches empty where the rhythm model did not read, and in what was read before the rhythm was kept by stretches
 * @param statements empty where the learned classifier did not read, or did not yet exist
 */
public record ReadingDocument(
        @Nullable AbstentionReason abstention,
        Quality quality,
        Delineation delineation,
        List<Beat> beats,
        List<RhythmStretch> stretches,
        List<Pulse> pulses,
        Measurements measurements,
        List<Finding> findings,
        List<LearnedStatement> statements,
        List<ModelRef> models) {
    public ReadingDocument {
        beats = List.copyOf(beats);
        stretches = List.copyOf(stretches);
        pulses = List.copyOf(pulses);
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
        models = List.copyOf(models);
    }

    /** As it is kept. */
    public String json() {
        return StoredJson.write(this);
    }

    /** As {@link #json} writes it. */
    public static ReadingDocument parse(String json) {
        return StoredJson.read(json, ReadingDocument.class);
    }

    public static ReadingDocument of(Reading reading) {
        if (reading instanceof Reading.Reported reported) {
            return new ReadingDocument(
                    null,
                    reported.quality(),
                    reported.delineation(),
                    reported.beats(),
                    reported.stretches(),
                    reported.pulses(),
                    reported.measurements(),
                    reported.findings(),
                    reported.statements(),
                    reported.models());
        }
        return new ReadingDocument(
                reading instanceof Reading.Abstained abstained ? abstained.reason() : null,
                reading.quality(),
                Delineation.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                Measurements.NONE,
                List.of(),
                List.of(),
                reading.models());
    }

    /** What was read, without the maps of its explanations; of a recording that was reported only. */
    Reading.Reported toReading() {
        return new Reading.Reported(
                quality, delineation, beats, stretches, pulses, measurements, findings, statements, List.of(), models);
    }

    /** The waves lead by lead, then those over all leads. */
    public List<Fiducial> fiducials() {
        return Stream.concat(delineation.perLead().stream(), delineation.global().stream())
                .toList();
    }

    public Optional<Finding> finding(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }

    /** Whether another reading has this finding in the same words. */
    public boolean saysTheSame(String findingId, ReadingDocument other) {
        Optional<String> here = finding(findingId).map(Finding::display);
        return here.isPresent() && here.equals(other.finding(findingId).map(Finding::display));
    }

    /** The findings with those first at which a cardiologist should look, the most urgent of them before all. */
    public List<Finding> findingsFlaggedFirst() {
        return Urgency.sorted(findings);
    }
}
