package org.einthoven.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Samples;
import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.PrintedTrace;
import org.einthoven.formats.PrintedTrace.Place;

/**
 * What was taken from a page, as lines over its picture.
 *
 * @param traces in pixels of the picture
 */
public record PageOverlay(int widthPx, int heightPx, List<Line> traces) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One lead.
     *
     * @param sure path of the stretches that are sure, and {@code unsure} of those at which somebody should look
     * @param shown the time that the page shows of it, such as {@code 2.50 to 4.99 s}
     * @param unsureAt the unsure stretches in words; empty for none
     * @param places for the page's script: first time in s, time from place to place in s, and the places
     */
    public record Line(
            String lead,
            String sure,
            String unsure,
            float labelX,
            float labelY,
            String shown,
            String unsureAt,
            String places) {}

    public PageOverlay {
        traces = List.copyOf(traces);
    }

    static PageOverlay of(PrintedPage page, Ecg ecg) {
        return new PageOverlay(
                page.widthPx(),
                page.heightPx(),
                page.traces().stream()
                        .flatMap(trace -> ecg.leads().stream()
                                .filter(lead -> lead.name().display().equals(trace.lead()))
                                .map(lead ->
                                        line(trace, lead.samples(), ecg.rate().hz())))
                        .toList());
    }

    private static Line line(PrintedTrace trace, Samples mv, double hz) {
        Place first = trace.places().get(0);
        double from = trace.from() / hz;
        double to = Math.min(mv.length(), trace.from() + trace.places().size() * PrintedTrace.STEP) / hz;
        return new Line(
                trace.lead(),
                path(trace, mv, false),
                path(trace, mv, true),
                first.x() + first.xPerMv(),
                first.y() + first.yPerMv(),
                String.format(Locale.ROOT, "%.2f to %.2f s", from, to),
                unsureAt(trace, hz),
                json(new Object[] {from, PrintedTrace.STEP / hz, trace.places()}));
    }

    private static String path(PrintedTrace trace, Samples mv, boolean unsure) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < trace.places().size() * PrintedTrace.STEP; i++) {
            int at = trace.from() + i;
            int place = i / PrintedTrace.STEP;
            boolean drawn = at < mv.length() && !mv.isMissing(at) && trace.isUnsureAt(place) == unsure;
            if (drawn) {
                path.append(down ? 'L' : 'M').append(point(trace, place, i % PrintedTrace.STEP, mv.at(at)));
            }
            down = drawn;
        }
        return path.toString();
    }

    private static String point(PrintedTrace trace, int place, int behind, float mv) {
        Place here = trace.places().get(place);
        Place next = trace.places().get(Math.min(place + 1, trace.places().size() - 1));
        float share = (float) behind / PrintedTrace.STEP;
        float x = here.x() + share * (next.x() - here.x()) + mv * here.xPerMv();
        float y = here.y() + share * (next.y() - here.y()) + mv * here.yPerMv();
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }

    private static String unsureAt(PrintedTrace trace, double hz) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < trace.places().size(); i++) {
            if (trace.isUnsureAt(i) && (i == 0 || !trace.isUnsureAt(i - 1))) {
                words.append(words.length() == 0 ? "" : ", ")
                        .append(String.format(
                                Locale.ROOT, "%.2f s", (trace.from() + (long) i * PrintedTrace.STEP) / hz));
            }
        }
        return words.toString();
    }

    private static String json(Object[] places) {
        try {
            return JSON.writeValueAsString(places);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
