package org.einthoven.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.print.SheetForm;
import org.einthoven.print.SheetForm.ShownLead;

/**
 * Where each stretch of each lead lies on ten seconds of paper, in millimetres: the geometry of the page's canvas
 * (layout.ts), so that the drawing without scripts and the one with them can be laid over one another.
 */
final class SheetLayout {
    /** Room left of the trace for the lead's name and the calibration pulse. */
    static final double GUTTER_MM = 20;

    private static final double BEAT_LANE_MM = 10;
    /** Room below the last row for the scale. */
    private static final double FOOT_MM = 5;

    static final double PLETH_ROW_MM = 50;
    private static final double PLETH_TRACE_MM = 40;

    /** Offsets up to this stay where they were recorded: they are signal (ST, wander), not a device's bias. */
    private static final double DEVICE_OFFSET_MV = 1;
    /** What the page fetches first and lays its rows out by. */
    private static final double SETTLED_S = 30;

    /** Of the samples, left out at either end when rows are laid out: single spikes. */
    private static final double EXTREME = 0.0005;

    private final SheetChoice choice;
    private final Recording recording;
    private final List<Panel> panels = new ArrayList<>();
    private double topMm;
    private double laneMm;

    /**
     * A stretch of a lead.
     *
     * @param zeroMm height of the zero line
     * @param zeroAt value that lies on the zero line
     * @param mmPerUnit negative where the lead is drawn upside down
     * @param calibrated whether a calibration pulse stands before it
     */
    record Panel(
            String name,
            Samples samples,
            double xMm,
            double topMm,
            double zeroMm,
            double zeroAt,
            double mmPerUnit,
            double fromS,
            double toS,
            boolean calibrated) {}

    private record Span(double zeroAt, double high, double low) {}

    private record Trace(String name, Samples samples, Span span, int sign) {}

    private SheetLayout(Recording recording, SheetChoice choice) {
        this.recording = recording;
        this.choice = choice;
    }

    static SheetLayout of(Recording recording, SheetChoice choice) {
        SheetLayout layout = new SheetLayout(recording, choice);
        if (recording instanceof Ecg ecg) {
            layout.layOut(ecg);
        } else {
            layout.layOut((Pleth) recording);
        }
        layout.topMm += FOOT_MM;
        return layout;
    }

    List<Panel> panels() {
        return List.copyOf(panels);
    }

    double widthMm() {
        return GUTTER_MM + SheetForm.SECONDS * choice.mmPerS() + 5;
    }

    double heightMm() {
        return topMm;
    }

    /** Top of the lane in which beats are named, above the row whose time they are on. */
    double beatLaneMm() {
        return laneMm;
    }

    private void layOut(Ecg ecg) {
        if (choice.form() == SheetForm.ROWS || !SheetForm.hasTwelveLeads(ecg)) {
            topMm = BEAT_LANE_MM;
            SheetForm.rows(ecg, choice.order()).forEach(lead -> row(List.of(trace(lead))));
            return;
        }
        SheetForm.Arrangement arranged = choice.form()
                .arrange(
                        ecg,
                        choice.order(),
                        ecg.lead(choice.rhythm()).isPresent() ? choice.rhythm() : SheetChoice.STANDARD.rhythm());
        boolean bare = arranged.strips().isEmpty();
        for (int place = 0; place < arranged.columns().get(0).size(); place++) {
            int at = place;
            lane(bare && place == 0);
            row(arranged.columns().stream().map(column -> trace(column.get(at))).toList());
        }
        for (int strip = 0; strip < arranged.strips().size(); strip++) {
            lane(strip == 0);
            row(List.of(trace(arranged.strips().get(strip))));
        }
    }

    private void lane(boolean here) {
        if (here) {
            laneMm = topMm;
            topMm += BEAT_LANE_MM;
        }
    }

    private Trace trace(ShownLead shown) {
        Samples samples = shown.lead().samples();
        return new Trace(shown.display(), samples, span(samples, recording.rate(), true), shown.inverted() ? -1 : 1);
    }

    /** Leads beside one another, each for its share of the ten seconds. */
    private void row(List<Trace> across) {
        double high = 1;
        double low = 0;
        for (Trace trace : across) {
            high = Math.max(high, trace.sign > 0 ? trace.span.high : -trace.span.low);
            low = Math.min(low, trace.sign > 0 ? trace.span.low : -trace.span.high);
        }
        double zeroMm = topMm + SvgPaper.squares(high * choice.mmPerMv(), 0);
        double lengthS = SheetForm.SECONDS / across.size();
        for (int column = 0; column < across.size(); column++) {
            Trace trace = across.get(column);
            double fromS = choice.fromS() + column * lengthS;
            panels.add(new Panel(
                    trace.name,
                    trace.samples,
                    GUTTER_MM + column * lengthS * choice.mmPerS(),
                    topMm,
                    zeroMm,
                    trace.span.zeroAt,
                    trace.sign * choice.mmPerMv(),
                    fromS,
                    fromS + lengthS,
                    column == 0));
        }
        topMm = zeroMm + SvgPaper.squares(-low * choice.mmPerMv(), 0);
    }

    /** A pleth has no absolute amplitude: it is fitted to its row. */
    private void layOut(Pleth pleth) {
        Span span = span(pleth.samples(), pleth.rate(), false);
        double range = span.high - span.low;
        double mmPerUnit = range > 0 ? PLETH_TRACE_MM / range : 1;
        double upMm = 5 + Math.ceil(span.high * mmPerUnit / SvgPaper.HEAVY_MM) * SvgPaper.HEAVY_MM;
        double fromS = choice.fromS();
        panels.add(new Panel(
                "Pleth",
                pleth.samples(),
                GUTTER_MM,
                BEAT_LANE_MM,
                BEAT_LANE_MM + upMm,
                span.zeroAt,
                mmPerUnit,
                fromS,
                fromS + SheetForm.SECONDS,
                false));
        topMm = BEAT_LANE_MM + upMm + Math.max(5, PLETH_ROW_MM - upMm);
    }

    private static Span span(Samples samples, SampleRate rate, boolean calibrated) {
        int end = Math.min(samples.length(), (int) Math.ceil(SETTLED_S * rate.hz()));
        float[] known = new float[end];
        int count = 0;
        for (int i = 0; i < end; i++) {
            if (!samples.isMissing(i)) {
                known[count++] = samples.at(i);
            }
        }
        if (count == 0) {
            return new Span(0, 0, 0);
        }
        Arrays.sort(known, 0, count);
        float median = known[count / 2];
        double zeroAt = calibrated && Math.abs(median) <= DEVICE_OFFSET_MV ? 0 : median;
        float high = known[Math.min(count - 1, (int) ((1 - EXTREME) * count))];
        float low = known[(int) (EXTREME * count)];
        return new Span(zeroAt, high - zeroAt, low - zeroAt);
    }
}
