package org.einthoven.review;

import java.util.List;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;

/** Draws the median beat of a template in some leads side by side, on paper that the page defines once. */
final class TemplateSvg {
    private static final double MM_PER_S = 50;
    private static final double GAP_MM = 4;
    private static final double NAME_MM = 5;

    private TemplateSvg() {}

    /** @param label what the drawing is, for those who do not see it */
    static String draw(List<Lead> leads, String label) {
        double columnMm = BeatFrames.RATE.msAt(leads.get(0).samples().length()) / 1000 * MM_PER_S + GAP_MM;
        double up = leads.stream()
                .mapToDouble(lead -> SvgPaper.extreme(lead.samples(), 1))
                .max()
                .orElse(0);
        double down = leads.stream()
                .mapToDouble(lead -> -SvgPaper.extreme(lead.samples(), -1))
                .max()
                .orElse(0);
        double zeroMm = NAME_MM + SvgPaper.squares(up * SvgPaper.MM_PER_MV, 0);
        double heightMm = zeroMm + SvgPaper.squares(down * SvgPaper.MM_PER_MV, 0);
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < leads.size(); i++) {
            double xMm = GAP_MM / 2 + i * columnMm;
            content.append(SvgPaper.text(xMm, NAME_MM - 1, leads.get(i).name().display()))
                    .append("<path class=\"beat-line\" d=\"")
                    .append(path(leads.get(i).samples(), xMm, zeroMm))
                    .append("\"/>");
        }
        return SvgPaper.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\"",
                        columnMm * leads.size(), heightMm)
                + " aria-label=\"" + label + "\"><rect width=\"100%\" height=\"100%\" fill=\"url(#mm-paper)\"/>"
                + content + "</svg>";
    }

    /** A tenth of a millimetre is finer than the line. */
    private static String path(Samples samples, double xMm, double zeroMm) {
        StringBuilder path = new StringBuilder();
        double step = BeatFrames.RATE.msAt(1) / 1000 * MM_PER_S;
        for (int i = 0; i < samples.length(); i++) {
            if (!samples.isMissing(i)) {
                path.append(i == 0 || samples.isMissing(i - 1) ? 'M' : 'L')
                        .append(SvgPaper.format(
                                "%.1f %.1f", xMm + i * step, zeroMm - samples.at(i) * SvgPaper.MM_PER_MV));
            }
        }
        return path.toString();
    }
}
