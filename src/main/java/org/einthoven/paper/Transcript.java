package org.einthoven.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/** Writes the rows of a page as leads over time: a column of the flat page is a sample. */
final class Transcript {

    static final SampleRate RATE = new SampleRate(25.0 * FlatPage.PX_PER_MM);

    private static final double USUAL_MM_PER_MV = 10;
    private static final int SECONDS = 10;

    /** A strip shows the lead whose part it repeats; of less than this correlation it repeats none. */
    private static final double SAME = 0.8;

    private final List<Row> rows;
    private final TraceEnds ends;
    private final Arrangement arrangement;
    private final double pixelsPerMm;
    private final double mmPerMv;
    private final boolean pulseFound;
    private final Map<LeadName, float[]> leads = new EnumMap<>(LeadName.class);
    private final List<String> warnings = new ArrayList<>();

    Transcript(List<Row> rows, TraceEnds ends, Arrangement arrangement, double pixelsPerMm) {
        this.rows = rows;
        this.ends = ends;
        this.arrangement = arrangement;
        this.pixelsPerMm = pixelsPerMm;
        double[] pulses = rows.stream()
                .map(Row::pulse)
                .flatMap(Optional::stream)
                .mapToDouble(CalibrationPulse::heightMm)
                .sorted()
                .toArray();
        pulseFound = pulses.length > 0;
        mmPerMv = pulseFound ? nominal(pulses[pulses.length / 2]) : USUAL_MM_PER_MV;
    }

    /** Carts print whole fractions: what is near one is that. */
    private static double nominal(double mm) {
        return mm > 14 ? 20 : mm > 7 ? 10 : 5;
    }

    PaperEcg ecg() {
        Layout layout = arrangement.layout();
        for (int column = 0; column < layout.columns(); column++) {
            for (int row = 0; row < layout.rows(); row++) {
                int place = layout.place(row, column);
                int[] window = ends.window(layout, column);
                leads.put(
                        arrangement.order().lead(place),
                        samples(rows.get(row), window, arrangement.order().sign(place)));
            }
        }
        for (int strip = layout.rows(); strip < rows.size(); strip++) {
            strip(rows.get(strip));
        }
        List<Lead> ordered = new ArrayList<>();
        Map<LeadName, float[]> confidence = new EnumMap<>(LeadName.class);
        leads.forEach((name, mv) -> {
            ordered.add(new Lead(name, Samples.copyOf(mv)));
            confidence.put(name, confidence(mv));
        });
        return new PaperEcg.Digitised(
                new Ecg(RATE, ordered),
                confidence,
                layout,
                arrangement.order(),
                pulseFound,
                mmPerMv,
                pixelsPerMm,
                arrangement.agreement(),
                warnings);
    }

    /** A window of a row in millivolts, at its place within the ten seconds. */
    private float[] samples(Row row, int[] window, int sign) {
        float[] mv = new float[(int) (SECONDS * RATE.hz())];
        Arrays.fill(mv, Float.NaN);
        double zero = row.zero(ends.from(), ends.to());
        for (int x = window[0]; x < window[1]; x++) {
            int sample = x - ends.from();
            if (sample < mv.length) {
                mv[sample] = (float) (sign * (zero - row.heights()[x]) / FlatPage.PX_PER_MM / mmPerMv);
            }
        }
        return mv;
    }

    /** A strip repeats one of the leads; it then stands for it over the whole width. */
    private void strip(Row row) {
        float[] mv = samples(row, new int[] {ends.from(), ends.to()}, 1);
        LeadName best = null;
        double bestLikeness = SAME;
        for (Map.Entry<LeadName, float[]> lead : leads.entrySet()) {
            double likeness = Likeness.of(mv, lead.getValue());
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lead.getKey();
            }
        }
        if (best == null) {
            warnings.add("a strip below repeats none of the leads above");
        } else {
            leads.put(best, mv);
        }
    }

    private static float[] confidence(float[] mv) {
        float[] confidence = new float[mv.length];
        for (int i = 0; i < mv.length; i++) {
            confidence[i] = Float.isNaN(mv[i]) ? 0 : 1;
        }
        return confidence;
    }
}
