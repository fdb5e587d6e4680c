package org.einthoven.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.BeatClass;
import org.einthoven.statement.LearnedStatement;
import org.jspecify.annotations.Nullable;

/** The numbers that are watched of the reading of one ECG, by the names of {@link Series}. What was not measurable is left out. */
final class ReadingAmounts {
    private ReadingAmounts() {}

    static Map<String, Double> of(ReadingDocument document, ReadingStatus status) {
        Map<String, Double> amounts = new LinkedHashMap<>();
        if (status == ReadingStatus.REJECTED) {
            return amounts;
        }
        amounts.put(Series.ABSTAINED, status == ReadingStatus.ABSTAINED ? 1.0 : 0.0);
        amounts.put(Series.QUALITY, document.quality().overall());
        var leads = document.quality().perLead().values();
        amounts.put(Series.LEADS, (double) leads.size());
        amounts.put(
                Series.UNUSABLE,
                leads.stream().filter(lead -> !lead.usable()).count() / (double) Math.max(1, leads.size()));
        if (status == ReadingStatus.REPORTED) {
            reported(document, amounts);
        }
        // one that is no number would spoil the sums of its day
        amounts.values().removeIf(value -> !Double.isFinite(value));
        return amounts;
    }

    /** Of a PPG. Its amplitude is in units of the sensor, which say nothing. */
    static Map<String, Double> ofPulses(ReadingDocument document, ReadingStatus status) {
        Map<String, Double> amounts = new LinkedHashMap<>();
        if (status != ReadingStatus.REJECTED) {
            amounts.put(Series.PULSE_QUALITY, document.quality().overall());
            put(amounts, Series.PULSE_RATE, document.measurements().heartRateBpm());
            amounts.values().removeIf(value -> !Double.isFinite(value));
        }
        return amounts;
    }

    private static void reported(ReadingDocument document, Map<String, Double> amounts) {
        boolean flagged = document.findings().stream().anyMatch(Finding::flagged);
        amounts.put(Series.FLAGGED, flagged ? 1.0 : 0.0);
        put(amounts, Series.RATE, document.measurements().heartRateBpm());
        put(amounts, Series.AMPLITUDE, ReadingVector.amplitudeMv(document.measurements()));
        for (Finding finding : document.findings()) {
            amounts.put(Series.FINDING + finding.code().code(), 1.0);
        }
        for (LearnedStatement statement : document.statements()) {
            if (Diagnosis.ofLearned(statement.code()).isPresent()) {
                amounts.put(Series.PROBABILITY + statement.code(), statement.probability());
            }
        }
        if (!document.beats().isEmpty()) {
            for (BeatClass beatClass : BeatClass.values()) {
                long alike = document.beats().stream()
                        .map(Beat::beatClass)
                        .filter(beatClass::equals)
                        .count();
                amounts.put(
                        Series.BEATS + beatClass,
                        alike / (double) document.beats().size());
            }
        }
    }

    private static void put(Map<String, Double> amounts, String name, @Nullable Double value) {
        if (value != null) {
            amounts.put(name, value);
        }
    }
}
