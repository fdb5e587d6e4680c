package org.einthoven.measure;

import java.util.Optional;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ppg.Pulse;

/** The curve of one pulse above the line through its two feet, which takes the wander of the baseline away. */
final class PulseCurve {

    /** Enough for all that is told of a pulse; that of the pulse models. */
    static final SampleRate RATE = new SampleRate(100);

    /** Curves that overlap by less than this share of the longer one are not compared. */
    private static final double LEAST_OVERLAP = 0.7;

    private final double[] heights;
    private final double amplitude;

    private PulseCurve(double[] heights, double amplitude) {
        this.heights = heights;
        this.amplitude = amplitude;
    }

    /** Empty where a part of the pulse was not recorded, or it does not rise. */
    static Optional<PulseCurve> of(Pleth pleth, Pulse pulse) {
        double foot = at(pleth, pulse.onsetMs());
        double slope = (at(pleth, pulse.offsetMs()) - foot) / pulse.durationMs();
        double amplitude = at(pleth, pulse.peakMs()) - foot - slope * (pulse.peakMs() - pulse.onsetMs());
        double[] heights = new double[(int) Math.floor(RATE.indexAt(pulse.durationMs())) + 1];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            double ms = RATE.msAt(i);
            heights[i] = at(pleth, pulse.onsetMs() + ms) - foot - slope * ms;
            sum += heights[i];
        }
        return amplitude > 0 && !Double.isNaN(sum) ? Optional.of(new PulseCurve(heights, amplitude)) : Optional.empty();
    }

    int length() {
        return heights.length;
    }

    /** Height of the peak over the line through the feet, in the unit of the pleth. */
    double amplitude() {
        return amplitude;
    }

    /** Height of sample {@code i} after the onset, in amplitudes. */
    double share(int i) {
        return heights[i] / amplitude;
    }

    /** Pearson's correlation with a shape that begins at the onset, -1 to 1; NaN where too little can be compared. */
    double correlation(Samples shape) {
        int n = Math.min(heights.length, shape.length());
        if (n < LEAST_OVERLAP * Math.max(heights.length, shape.length())) {
            return Double.NaN;
        }
        double mean = 0;
        double meanOfShape = 0;
        for (int i = 0; i < n; i++) {
            mean += heights[i] / n;
            meanOfShape += shape.at(i) / n;
        }
        double product = 0;
        double own = 0;
        double theirs = 0;
        for (int i = 0; i < n; i++) {
            product += (heights[i] - mean) * (shape.at(i) - meanOfShape);
            own += (heights[i] - mean) * (heights[i] - mean);
            theirs += (shape.at(i) - meanOfShape) * (shape.at(i) - meanOfShape);
        }
        return product / Math.sqrt(own * theirs);
    }

    /** Between two samples on the line that joins them; NaN where one was not recorded. */
    private static double at(Pleth pleth, double ms) {
        double place = pleth.rate().indexAt(ms);
        int before = (int) Math.floor(place);
        if (before < 0 || before >= pleth.length()) {
            return Double.NaN;
        }
        double value = pleth.samples().at(before);
        double share = place - before;
        return share == 0 || before + 1 == pleth.length()
                ? value
                : value + share * (pleth.samples().at(before + 1) - value);
    }
}
