package org.einthoven.paper;

import java.awt.geom.Point2D;
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
import org.einthoven.formats.PrintedTrace;

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
    private final FlatPage page;
    private final int quarters;
    private final double mmPerMv;
    private final boolean pulseFound;
    private final Map<LeadName, float[]> leads = new EnumMap<>(LeadName.class);
    private final Map<LeadName, PrintedTrace> traces = new EnumMap<>(LeadName.class);
    private final List<String> warnings = new ArrayList<>();

    /** @param quarters right angles by which the page was turned for the rows to be level */
    Transcript(List<Row> rows, TraceEnds ends, Arrangement arrangement, FlatPage page, int quarters) {
        this.rows = rows;
        this.ends = ends;
        this.arrangement = arrangement;
        this.page = page;
        this.quarters = quarters;
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
                LeadName lead = arrangement.order().lead(place);
                int sign = arrangement.order().sign(place);
                leads.put(lead, samples(rows.get(row), window, sign));
                traces.put(lead, trace(lead, rows.get(row), window, sign));
            }
        }
        for (int strip = layout.rows(); strip < rows.size(); strip++) {
            strip(rows.get(strip));
        }
        List<Lead> ordered = new ArrayList<>();
        leads.forEach((name, mv) -> ordered.add(new Lead(name, Samples.copyOf(mv))));
        return new PaperEcg.Digitised(
                new Ecg(RATE, ordered),
                List.copyOf(traces.values()),
                layout,
                arrangement.order(),
                pulseFound,
                mmPerMv,
                page.picturePxPerMm(),
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
            traces.put(best, trace(best, row, new int[] {ends.from(), ends.to()}, 1));
        }
    }

    private PrintedTrace trace(LeadName lead, Row row, int[] window, int sign) {
        double zero = row.zero(ends.from(), ends.to());
        double perMv = sign * FlatPage.PX_PER_MM * mmPerMv;
        List<PrintedTrace.Place> places = new ArrayList<>();
        List<Integer> confidence = new ArrayList<>();
        int last = Math.min(window[1], ends.from() + (int) (SECONDS * RATE.hz()));
        for (int x = window[0]; x < last; x += PrintedTrace.STEP) {
            Point2D.Double at = page.inPicture(x, zero, quarters);
            Point2D.Double above = page.inPicture(x, zero - perMv, quarters);
            places.add(new PrintedTrace.Place(
                    (float) at.x, (float) at.y, (float) (above.x - at.x), (float) (above.y - at.y)));
            confidence.add(
                    (int) Math.round(100 * TraceConfidence.of(row, rows, x, Math.min(last, x + PrintedTrace.STEP))));
        }
        return new PrintedTrace(lead.display(), window[0] - ends.from(), places, confidence);
    }
}
