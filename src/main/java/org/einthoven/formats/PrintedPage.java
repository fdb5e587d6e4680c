package org.einthoven.formats;

import java.util.List;
import java.util.Locale;

/**
 * The printed page that a recording was taken from, so that whoever looks at it can see what was made of what.
 *
 * @param layout such as {@code 3x4+1}
 * @param order of the leads, in words
 * @param pixelsPerMm how fine the picture was
 * @param mmPerMv the gain of the page
 * @param gainKnown whether a calibration pulse told the gain; else it is assumed, as 25 mm/s is
 * @param agreement of the limb leads with the laws that bind them, 1 for perfect
 * @param traces one for each lead
 * @param widthPx of the picture to which the traces' places belong
 */
public record PrintedPage(
        String layout,
        String order,
        double pixelsPerMm,
        double mmPerMv,
        boolean gainKnown,
        double agreement,
        List<PrintedTrace> traces,
        int widthPx,
        int heightPx) {

    /** All ECG paper is taken to have run at 25 mm/s. */
    private static final double MM_PER_S = 25;

    private static final double UV_PER_MV = 1000;

    public PrintedPage {
        traces = List.copyOf(traces);
    }

    /** The same with other traces. */
    public PrintedPage with(List<PrintedTrace> others) {
        return new PrintedPage(layout, order, pixelsPerMm, mmPerMv, gainKnown, agreement, others, widthPx, heightPx);
    }

    /** How long a pixel of the picture lasts. */
    public double msPerPixel() {
        return 1000 / MM_PER_S / pixelsPerMm;
    }

    /** How high a pixel of the picture is. */
    public double uvPerPixel() {
        return UV_PER_MV / mmPerMv / pixelsPerMm;
    }

    /** Such as {@code a pixel is 5.1 ms and 13 µV; 25 mm/s and 10 mm/mV assumed}. */
    public String resolution() {
        return String.format(
                Locale.ROOT,
                "a pixel is %.1f ms and %.0f µV; 25 mm/s assumed, %.0f mm/mV %s",
                msPerPixel(),
                uvPerPixel(),
                mmPerMv,
                gainKnown ? "by the calibration pulse" : "assumed");
    }

    /** Leads whose trace is too unsure to be believed unseen. */
    public List<String> unsure() {
        return traces.stream()
                .filter(PrintedTrace::isUnsure)
                .map(PrintedTrace::lead)
                .toList();
    }
}
