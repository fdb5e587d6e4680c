package org.einthoven.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The printed page that a recording was taken from, so that whoever looks at it can see what was made of what.
 *
 * @param layout such as {@code 3x4+1}
 * @param order of the leads, in words
 * @param pixelsPerMm how fine the picture was
 * @param mmPerS the speed of the paper
 * @param mmPerMv the gain of the page
 * @param agreement of the limb leads with that of the laws that bind them which holds least, 1 for perfect
 * @param traces one for each lead
 * @param widthPx of the picture to which the traces' places belong
 * @param outline a rectangle of the paper in the picture; null where its corners cannot be told, or it was read before outlines were kept
 * @param doubts what speaks against how it was read, in words, the gravest first; mostly none
 */
public record PrintedPage(
        String layout,
        String order,
        double pixelsPerMm,
        double mmPerS,
        ScaleSource speedFrom,
        double mmPerMv,
        ScaleSource gainFrom,
        double agreement,
        List<PrintedTrace> traces,
        int widthPx,
        int heightPx,
        @Nullable PageOutline outline,
        List<String> doubts) {

    private static final double UV_PER_MV = 1000;

    public PrintedPage {
        traces = List.copyOf(traces);
        doubts = List.copyOf(doubts);
    }

    /** The same with other traces. */
    public PrintedPage with(List<PrintedTrace> others) {
        return with(others, doubts);
    }

    /** The same with other doubts. */
    public PrintedPage withDoubts(List<String> others) {
        return with(traces, others);
    }

    private PrintedPage with(List<PrintedTrace> otherTraces, List<String> otherDoubts) {
        return new PrintedPage(
                layout,
                order,
                pixelsPerMm,
                mmPerS,
                speedFrom,
                mmPerMv,
                gainFrom,
                agreement,
                otherTraces,
                widthPx,
                heightPx,
                outline,
                otherDoubts);
    }

    /** How long a pixel of the picture lasts. */
    public double msPerPixel() {
        return 1000 / mmPerS / pixelsPerMm;
    }

    /** How high a pixel of the picture is. */
    public double uvPerPixel() {
        return UV_PER_MV / mmPerMv / pixelsPerMm;
    }

    /** Such as {@code a pixel is 5.1 ms and 13 µV; 25 mm/s assumed, 10 mm/mV by the calibration pulse}. */
    public String resolution() {
        return String.format(
                Locale.ROOT,
                "a pixel is %.1f ms and %.0f µV; %s mm/s %s, %s mm/mV %s",
                msPerPixel(),
                uvPerPixel(),
                PlainDecimal.of(mmPerS),
                speedFrom.words(),
                PlainDecimal.of(mmPerMv),
                gainFrom.words());
    }

    /** In words, for a file that takes the trace elsewhere: that it is from paper, how fine it is, and what speaks against it. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("Digitised from paper: " + resolution());
        doubts.forEach(doubt -> remarks.add("From paper: " + doubt));
        if (!unsure().isEmpty()) {
            remarks.add("From paper: the trace is unsure in " + String.join(", ", unsure()));
        }
        return remarks;
    }

    /** Leads whose trace is too unsure to be believed unseen. */
    public List<String> unsure() {
        return traces.stream()
                .filter(PrintedTrace::isUnsure)
                .map(PrintedTrace::lead)
                .toList();
    }
}
