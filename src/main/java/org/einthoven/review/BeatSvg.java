package org.einthoven.review;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.RepresentativeBeat;
import org.einthoven.measure.RepresentativeBeat.Extent;

/**
 * Draws the representative beat lead by lead on millimetre paper, 50 mm/s and 10 mm/mV, six leads a row. Each part of the
 * beat is a field of its own in each lead, so that the page can light up those that a finding was judged by.
 */
final class BeatSvg {
    static final double MM_PER_S = 50;

    private static final int COLUMNS = 6;
    private static final double MARGIN_MM = 5;
    /** Room above each row for the names of its leads. */
    private static final double NAME_MM = 5;

    private final RepresentativeBeat beat;
    private final String derived;
    private final Map<BeatPart, Extent> parts;
    private final double columnMm;

    private BeatSvg(RepresentativeBeat beat, String derived) {
        this.beat = beat;
        this.derived = derived;
        this.parts = parts(beat);
        double durationMs = beat.rate().msAt(beat.leads().get(0).samples().length());
        this.columnMm = Math.ceil(durationMs / 1000 * MM_PER_S / SvgPaper.HEAVY_MM) * SvgPaper.HEAVY_MM + MARGIN_MM;
    }

    /**
     * @param label what the drawing is, for those who do not see it
     * @param derived word beside the leads that were computed
     */
    static String draw(RepresentativeBeat beat, String label, String derived) {
        return new BeatSvg(beat, derived).sheet(label);
    }

    private static Map<BeatPart, Extent> parts(RepresentativeBeat beat) {
        Map<BeatPart, Extent> parts = new EnumMap<>(BeatPart.class);
        beat.wave(Wave.P).ifPresent(p -> parts.put(BeatPart.P, p));
        beat.wave(Wave.QRS).ifPresent(qrs -> parts.put(BeatPart.QRS, qrs));
        beat.wave(Wave.T).ifPresent(t -> parts.put(BeatPart.T, t));
        between(parts, BeatPart.P, BeatPart.PR, BeatPart.QRS);
        between(parts, BeatPart.QRS, BeatPart.ST, BeatPart.T);
        return parts;
    }

    /** A segment is what lies between two waves, where both were found and do not touch. */
    private static void between(Map<BeatPart, Extent> parts, BeatPart before, BeatPart segment, BeatPart after) {
        Extent first = parts.get(before);
        Extent second = parts.get(after);
        if (first != null && second != null && first.offsetMs() < second.onsetMs()) {
            parts.put(segment, new Extent(first.offsetMs(), second.onsetMs()));
        }
    }

    private String sheet(String label) {
        StringBuilder rows = new StringBuilder(1 << 16);
        double topMm = 0;
        List<Lead> leads = beat.leads();
        for (int from = 0; from < leads.size(); from += COLUMNS) {
            topMm = row(leads.subList(from, Math.min(from + COLUMNS, leads.size())), topMm, rows);
        }
        int columns = Math.min(COLUMNS, leads.size());
        return SvgPaper.sheet(
                MARGIN_MM + columns * columnMm,
                topMm,
                "role=\"img\" aria-label=\"" + label + "\" data-columns=\"" + columns + "\"",
                rows.toString());
    }

    /** @return the bottom of the row */
    private double row(List<Lead> leads, double topMm, StringBuilder out) {
        double highMv = leads.stream()
                .mapToDouble(lead -> SvgPaper.extreme(lead.samples(), 1))
                .max()
                .orElse(0);
        double lowMv = leads.stream()
                .mapToDouble(lead -> SvgPaper.extreme(lead.samples(), -1))
                .min()
                .orElse(0);
        double zeroMm = topMm + NAME_MM + SvgPaper.squares(highMv * SvgPaper.MM_PER_MV, 0);
        double bottomMm = zeroMm + SvgPaper.squares(-lowMv * SvgPaper.MM_PER_MV, 0);
        double xMm = MARGIN_MM;
        for (Lead lead : leads) {
            out.append(lead(lead, xMm, topMm, zeroMm, bottomMm));
            xMm += columnMm;
        }
        return bottomMm;
    }

    private String lead(Lead lead, double xMm, double topMm, double zeroMm, double bottomMm) {
        String name = lead.name().display();
        StringBuilder group = new StringBuilder("<g data-lead=\"" + name + "\">");
        parts.forEach((part, extent) -> group.append(SvgPaper.format(
                "<rect class=\"part %s\" data-part=\"%s\" x=\"%.2f\" y=\"%.0f\" width=\"%.2f\" height=\"%.0f\"/>",
                part.name().toLowerCase(Locale.ROOT),
                part,
                xMm + mm(extent.onsetMs()),
                topMm + NAME_MM,
                mm(extent.durationMs()),
                bottomMm - topMm - NAME_MM)));
        String note = beat.derived().contains(lead.name()) ? name + " (" + derived + ")" : name;
        return group.append(SvgPaper.text(xMm, topMm + NAME_MM - 1, note))
                .append(SvgPaper.line(SvgPaper.samples(
                        lead.samples(),
                        0,
                        lead.samples().length(),
                        xMm,
                        mm(beat.rate().msAt(1)),
                        zeroMm,
                        0,
                        SvgPaper.MM_PER_MV)))
                .append("</g>")
                .toString();
    }

    private static double mm(double ms) {
        return ms / 1000 * MM_PER_S;
    }
}
