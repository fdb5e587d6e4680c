package org.einthoven.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.einthoven.ecg.LeadName;

/**
 * The median of aligned beats, lead by lead, sample by sample.
 *
 * @param fromMs of the first sample, in ms from the R peak
 * @param leads in mV, of equal length; a sample that no beat has is NaN
 * @param standardErrorMv of a potential of each lead: root mean square over its samples
 */
record BeatMedian(double fromMs, Map<LeadName, float[]> leads, Map<LeadName, Double> standardErrorMv) {

    /** Half the interquartile range of a normal distribution, in standard deviations. */
    private static final double QUARTILE = 0.6745;

    /** For a lead that is derived, the greatest error of the limb leads it may come from; NaN where it is not known. */
    double standardErrorMv(LeadName lead) {
        Double own = standardErrorMv.get(lead);
        return own != null
                ? own
                : standardErrorMv.entrySet().stream()
                        .filter(entry -> entry.getKey().isLimbLead())
                        .mapToDouble(Map.Entry::getValue)
                        .max()
                        .orElse(Double.NaN);
    }

    static BeatMedian of(AlignedBeats beats, double fromMs, double toMs) {
        int first = (int) Math.floor(beats.rate().indexAt(fromMs));
        int length = (int) Math.ceil(beats.rate().indexAt(toMs)) - first + 1;
        Map<LeadName, float[]> leads = new EnumMap<>(LeadName.class);
        Map<LeadName, Double> errors = new EnumMap<>(LeadName.class);
        double[] values = new double[beats.cycles().size()];
        for (int lead = 0; lead < beats.names().size(); lead++) {
            double[][] cuts = beats.cut(lead, beats.rate().msAt(first), length);
            float[] median = new float[length];
            double squares = 0;
            int known = 0;
            for (int i = 0; i < length; i++) {
                int count = 0;
                for (double[] cut : cuts) {
                    if (!Double.isNaN(cut[i])) {
                        values[count++] = cut[i];
                    }
                }
                Arrays.sort(values, 0, count);
                median[i] = count == 0 ? Float.NaN : (float) (0.5 * (values[(count - 1) / 2] + values[count / 2]));
                if (count > 1) {
                    double range = values[3 * (count - 1) / 4] - values[(count - 1) / 4];
                    double error = Median.OF_MEDIAN * range / 2 / QUARTILE / Math.sqrt(count);
                    squares += error * error;
                    known++;
                }
            }
            leads.put(beats.names().get(lead), median);
            errors.put(beats.names().get(lead), known == 0 ? Double.NaN : Math.sqrt(squares / known));
        }
        return new BeatMedian(beats.rate().msAt(first), leads, errors);
    }
}
