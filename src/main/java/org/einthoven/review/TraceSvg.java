package org.einthoven.review;

import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.print.SheetForm;

/** Draws ten seconds of a recording on millimetre paper, as they would be drawn on the page. */
final class TraceSvg {
    private static final double NOTICE_MM = 10;
    /** Where beats are named below the top of their lane. */
    private static final double BEAT_MM = 7.2;
    /** Where seconds are, above them. */
    private static final double SECOND_MM = 3;

    private static final int NUMBERED = 5;
    /** Numbers begin so far right of the beat's instant, behind the letter. */
    private static final double NUMBER_MM = 1.8;

    private static final String GREY = "#5d5650";

    private final Recording recording;
    private final SheetChoice choice;
    private final Phrasebook book;
    private final SheetLayout layout;

    private TraceSvg(Recording recording, SheetChoice choice, Phrasebook book) {
        this.recording = recording;
        this.choice = choice;
        this.book = book;
        this.layout = SheetLayout.of(recording, choice);
    }

    static String draw(Recording recording, TraceMarks marks, SheetChoice choice, Phrasebook book) {
        return new TraceSvg(recording, choice, book).sheet(marks, "");
    }

    /** What the recording would be with the electrodes in their places, and that it is not what was recorded. */
    static String drawCorrected(Ecg ecg, ElectrodeSwap swap, SheetChoice choice, Phrasebook book) {
        String notice = book.said("Corrected preview, not as recorded. Put in their places: " + swap.what());
        return new TraceSvg(swap.corrected(ecg), choice, book).sheet(TraceMarks.NONE, notice);
    }

    /** @param notice in words that need no escaping; empty for a recording as it is */
    private String sheet(TraceMarks marks, String notice) {
        StringBuilder traces = new StringBuilder(1 << 18);
        if (recording instanceof Pleth) {
            layout.panels().stream()
                    .map(panel -> new PulseMarksSvg(panel, SheetLayout.PLETH_ROW_MM, choice.mmPerS()))
                    .forEach(row -> traces.append(row.draw(marks.pulses())));
        }
        layout.panels().forEach(panel -> traces.append(panel(panel)));
        IntStream.range(0, marks.beats().size())
                .forEach(place -> traces.append(name(marks.beats().get(place), place + 1)));
        traces.append(seconds());
        traces.append(SvgPaper.text(2, layout.heightMm() - 1.5, scale()));
        double above = notice.isEmpty() ? 0 : NOTICE_MM;
        String content = notice.isEmpty()
                ? traces.toString()
                : SvgPaper.text(2, NOTICE_MM - 3, notice)
                        + SvgPaper.format("<g transform=\"translate(0 %.0f)\">", above) + traces + "</g>";
        double heightMm = layout.heightMm() + above;
        String size = SvgPaper.format("width=\"%.0fmm\" height=\"%.0fmm\"", layout.widthMm(), heightMm);
        return SvgPaper.sheet(layout.widthMm(), heightMm, size, content);
    }

    private String panel(SheetLayout.Panel panel) {
        double hz = recording.rate().hz();
        int from = (int) Math.ceil(panel.fromS() * hz);
        int end = (int) Math.min(panel.samples().length(), Math.round(panel.toS() * hz));
        double zero = panel.zeroMm();
        String pulse = panel.calibrated()
                ? SvgPaper.format(
                        "M%.1f %.2fh2.5v%.2fh5v%.2fh2.5", panel.xMm() - 10, zero, -choice.mmPerMv(), choice.mmPerMv())
                : "";
        String separator = panel.xMm() > SheetLayout.GUTTER_MM
                ? SvgPaper.format("M%.2f %.2fv2.5m0 3v2.5", panel.xMm(), zero - 4)
                : "";
        double nameMm = panel.calibrated() ? 2 : panel.xMm() + 1;
        return "<g data-lead=\"" + panel.name() + "\">"
                + SvgPaper.text(nameMm, panel.topMm() + 5, panel.name())
                + SvgPaper.line(pulse
                        + separator
                        + SvgPaper.samples(
                                panel.samples(),
                                from,
                                end,
                                panel.xMm() + (from / hz - panel.fromS()) * choice.mmPerS(),
                                choice.mmPerS() / hz,
                                zero,
                                panel.zeroAt(),
                                panel.mmPerUnit()))
                + "</g>";
    }

    /**
     * Names a beat by its class, and every fifth by its number too: a form without scripts asks for it. The number stands apart and with
     * a sign, since a beat of class V with a 5 is a lead's name.
     */
    private String name(Beat beat, int number) {
        double seconds = beat.timeMs() / 1000;
        if (seconds < choice.fromS() || seconds > choice.fromS() + SheetForm.SECONDS) {
            return "";
        }
        double xMm = xMm(seconds);
        String numbered = number % NUMBERED == 0
                ? SvgPaper.format(
                        "<text x=\"%.2f\" y=\"%.1f\" fill=\"" + GREY
                                + "\" font-family=\"sans-serif\" font-size=\"2.6\">#%d</text>",
                        xMm + NUMBER_MM,
                        layout.beatLaneMm() + BEAT_MM,
                        number)
                : "";
        String weight = beat.beatClass() == BeatClass.N ? "normal" : "bold";
        return SvgPaper.format(
                        "<text x=\"%.2f\" y=\"%.1f\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"3.4\"",
                        xMm, layout.beatLaneMm() + BEAT_MM)
                + " font-weight=\"" + weight + "\">" + beat.beatClass() + "</text>" + numbered;
    }

    /** Where an instant lies: leads beside one another share the ten seconds, one after the other. */
    private double xMm(double seconds) {
        return SheetLayout.GUTTER_MM + (seconds - choice.fromS()) * choice.mmPerS();
    }

    /** Each whole second: a form without scripts asks for instants. */
    private String seconds() {
        StringBuilder seconds = new StringBuilder(
                        "<g data-seconds=\"\" fill=\"" + GREY + "\" font-family=\"sans-serif\"")
                .append(" font-size=\"2.6\" text-anchor=\"middle\">");
        double end = choice.fromS() + SheetForm.SECONDS;
        for (int second = (int) Math.ceil(choice.fromS()); second <= end; second++) {
            seconds.append(SvgPaper.format(
                    "<text x=\"%.2f\" y=\"%.1f\">%d s</text>", xMm(second), layout.beatLaneMm() + SECOND_MM, second));
        }
        return seconds.append("</g>").toString();
    }

    private String scale() {
        String gain = recording instanceof Ecg
                ? Numbers.plain(choice.mmPerMv()) + " mm/mV"
                : book.said("amplitude in arbitrary units");
        String from = choice.fromS() == 0
                ? ""
                : ", " + Numbers.plain(choice.fromS()) + "–" + Numbers.plain(choice.fromS() + SheetForm.SECONDS) + " s";
        return Numbers.plain(choice.mmPerS()) + " mm/s   " + gain + "   " + book.said("no filter") + from;
    }
}
