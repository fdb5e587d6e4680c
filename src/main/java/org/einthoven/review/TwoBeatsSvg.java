package org.einthoven.review;

import java.util.List;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;
import org.einthoven.measure.RepresentativeBeat;

/**
 * Draws the representative beats of two recordings over one another, lead by lead, with their R peaks at the same place, on
 * millimetre paper at 50 mm/s and 10 mm/mV. The earlier one is blue and dashed, so that they differ without colours too.
 */
final class TwoBeatsSvg {
    private static final int COLUMNS = 4;
    private static final double MARGIN_MM = 5;
    /** Room above each row for the names of its leads. */
    private static final double NAME_MM = 5;
    /** What is shown before and behind the R peak: a long PR and QT of a slow heart fit. */
    private static final double BEFORE_MS = 300;

    private static final double BEHIND_MS = 500;
    private static final double COLUMN_MM = (BEFORE_MS + BEHIND_MS) / 1000 * BeatSvg.MM_PER_S + MARGIN_MM;

    private final RepresentativeBeat before;
    private final RepresentativeBeat now;

    private TwoBeatsSvg(RepresentativeBeat before, RepresentativeBeat now) {
        this.before = before;
        this.now = now;
    }

    /** @param label what the drawing is, for those who do not see it */
    static String draw(RepresentativeBeat before, RepresentativeBeat now, String label) {
        return new TwoBeatsSvg(before, now).sheet(label);
    }

    private String sheet(String label) {
        List<Lead> leads = now.leads().stream()
                .filter(lead -> before.lead(lead.name()).isPresent())
                .toList();
        StringBuilder rows = new StringBuilder(1 << 16);
        double topMm = 0;
        for (int from = 0; from < leads.size(); from += COLUMNS) {
            topMm = row(leads.subList(from, Math.min(from + COLUMNS, leads.size())), topMm, rows);
        }
        double widthMm = MARGIN_MM + Math.min(COLUMNS, Math.max(1, leads.size())) * COLUMN_MM;
        return SvgPaper.sheet(widthMm, topMm, "role=\"img\" aria-label=\"" + label + "\"", rows.toString());
    }

    /** @return the bottom of the row */
    private double row(List<Lead> leads, double topMm, StringBuilder out) {
        double high = 0;
        double low = 0;
        for (Lead lead : leads) {
            for (Samples samples : List.of(lead.samples(), earlier(lead))) {
                high = Math.max(high, SvgPaper.extreme(samples, 1));
                low = Math.min(low, SvgPaper.extreme(samples, -1));
            }
        }
        double zeroMm = topMm + NAME_MM + SvgPaper.squares(high * SvgPaper.MM_PER_MV, 0);
        double bottomMm = zeroMm + SvgPaper.squares(-low * SvgPaper.MM_PER_MV, 0);
        double xMm = MARGIN_MM;
        for (Lead lead : leads) {
            out.append("<g data-lead=\"").append(lead.name().display()).append("\">");
            out.append(SvgPaper.text(xMm, topMm + NAME_MM - 1, lead.name().display()));
            out.append("<path class=\"earlier\" fill=\"none\" stroke=\"#0b57d0\" stroke-width=\"0.4\""
                    + " stroke-dasharray=\"1.6 0.8\" d=\"");
            out.append(path(before, earlier(lead), xMm, zeroMm)).append("\"/>");
            out.append(SvgPaper.line(path(now, lead.samples(), xMm, zeroMm))).append("</g>");
            xMm += COLUMN_MM;
        }
        return bottomMm;
    }

    private Samples earlier(Lead lead) {
        return before.lead(lead.name()).orElseThrow();
    }

    private static String path(RepresentativeBeat beat, Samples samples, double xMm, double zeroMm) {
        double msPerSample = beat.rate().msAt(1);
        int from = Math.max(0, (int) Math.ceil((beat.rMs() - BEFORE_MS) / msPerSample));
        int end = Math.min(samples.length(), (int) Math.floor((beat.rMs() + BEHIND_MS) / msPerSample) + 1);
        double startMs = from * msPerSample - beat.rMs() + BEFORE_MS;
        double mmPerMs = BeatSvg.MM_PER_S / 1000;
        return SvgPaper.samples(
                samples, from, end, xMm + startMs * mmPerMs, msPerSample * mmPerMs, zeroMm, 0, SvgPaper.MM_PER_MV);
    }
}
