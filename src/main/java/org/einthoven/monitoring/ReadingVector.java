package org.einthoven.monitoring;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * A fixed vector of what was measured of an ECG, in this order: logarithms of the heart rate, of 1 ms + RMSSD and of the QRS
 * amplitude, QRS duration and QTc (Fridericia) in ms, signal quality. The models give out no embedding, so the distance is
 * one of measurements, and says nothing of shapes that leave these as they are.
 */
final class ReadingVector {
    static final int LENGTH = 6;

    private ReadingVector() {}

    /** Empty where one of them was not measurable. */
    static Optional<double[]> of(ReadingDocument document) {
        Measurements measured = document.measurements();
        Double rate = measured.heartRateBpm();
        Double rmssd = measured.rmssdMs();
        Double amplitude = amplitudeMv(measured);
        Double qrs = measured.qrsMs();
        Double qtc = measured.qtcFridericiaMs();
        if (rate == null || rmssd == null || amplitude == null || qrs == null || qtc == null) {
            return Optional.empty();
        }
        double[] vector = {
            Math.log(rate),
            Math.log1p(rmssd),
            Math.log(amplitude),
            qrs,
            qtc,
            document.quality().overall()
        };
        return DoubleStream.of(vector).allMatch(Double::isFinite) ? Optional.of(vector) : Optional.empty();
    }

    /** From the lowest to the highest deflection of the QRS complex: the median of the recorded leads, in mV. */
    static @Nullable Double amplitudeMv(Measurements measured) {
        List<Double> ofLeads = measured.leads().stream()
                .filter(lead -> !lead.derived())
                .map(ReadingVector::peakToPeakMv)
                .filter(mv -> mv > 0)
                .sorted()
                .toList();
        return ofLeads.isEmpty() ? null : ofLeads.get(ofLeads.size() / 2);
    }

    private static double peakToPeakMv(LeadMeasurement lead) {
        double[] deflections = Stream.of(lead.qMv(), lead.rMv(), lead.sMv(), lead.rPrimeMv(), lead.sPrimeMv())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double high = 0;
        double low = 0;
        for (double mv : deflections) {
            high = Math.max(high, mv);
            low = Math.min(low, mv);
        }
        return high - low;
    }
}
