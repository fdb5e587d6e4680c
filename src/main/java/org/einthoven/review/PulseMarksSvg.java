package org.einthoven.review;

import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.ppg.Pulse;

/**
 * Draws the phases of pulses over the row of a pleth, as the page does (marks.ts): systole is a field with a broad bar below
 * it, diastole one with a narrow bar, told apart without colour; a line where a pulse begins, a dashed one at its notch, a
 * triangle over its peak.
 */
record PulseMarksSvg(SheetLayout.Panel panel, double heightMm, double mmPerS) {
    private static final double SYSTOLE_BAR_MM = 1.6;
    private static final double DIASTOLE_BAR_MM = 0.8;

    /** A line begins below the row's name. */
    private static final double NAME_MM = 4;

    String draw(List<Pulse> pulses) {
        return pulses.stream()
                .filter(pulse -> pulse.offsetMs() > 1000 * panel.fromS() && pulse.onsetMs() < 1000 * panel.toS())
                .map(this::pulse)
                .collect(Collectors.joining());
    }

    private String pulse(Pulse pulse) {
        Double notch = pulse.notchMs();
        String phases = notch == null
                ? ""
                : phase("systole", pulse.onsetMs(), notch, "#d55e00", 0.15, "#b34f00", SYSTOLE_BAR_MM)
                        + phase("diastole", notch, pulse.offsetMs(), "#0072b2", 0.12, "#0072b2", DIASTOLE_BAR_MM);
        return phases
                + line(pulse.onsetMs(), "")
                + (notch == null ? "" : line(notch, " stroke-dasharray=\"1 1\""))
                + peak(pulse.peakMs());
    }

    private String phase(
            String name, double fromMs, double toMs, String fill, double opacity, String ink, double barMm) {
        double from = x(Math.max(fromMs, 1000 * panel.fromS()));
        double width = x(Math.min(toMs, 1000 * panel.toS())) - from;
        return width <= 0
                ? ""
                : SvgPaper.format(
                        "<g data-phase=\"%s\"><rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\""
                                + " fill-opacity=\"%.2f\"/><rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\""
                                + " fill=\"%s\"/></g>",
                        name,
                        from,
                        panel.topMm(),
                        width,
                        heightMm,
                        fill,
                        opacity,
                        from,
                        panel.topMm() + heightMm - barMm,
                        width,
                        barMm,
                        ink);
    }

    private String line(double ms, String dash) {
        return isShown(ms)
                ? SvgPaper.format(
                        "<path d=\"M%.2f %.2fV%.2f\" stroke=\"#8a8580\" stroke-width=\"0.2\"%s/>",
                        x(ms), panel.topMm() + NAME_MM, panel.topMm() + heightMm, dash)
                : "";
    }

    private String peak(double ms) {
        return isShown(ms)
                ? SvgPaper.format("<path d=\"M%.2f %.2fh2l-1 1.7z\" fill=\"#4a5560\"/>", x(ms) - 1, panel.topMm() + 1)
                : "";
    }

    private boolean isShown(double ms) {
        return ms >= 1000 * panel.fromS() && ms <= 1000 * panel.toS();
    }

    private double x(double ms) {
        return panel.xMm() + (ms / 1000 - panel.fromS()) * mmPerS;
    }
}
