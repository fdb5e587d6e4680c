package org.einthoven.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where on the picture of a page a lead is printed, and how far its trace can be trusted, at places {@value #STEP} samples
 * apart. A sample of v mV lies at its place plus v times {@code perMv}, in pixels of the picture.
 *
 * @param lead its display name
 * @param from the first of its samples that the page shows
 * @param places where 0 mV lies
 * @param confidencePercent of the samples from each place to the next, 0 (a guess) to 100 (a clear line)
 */
public record PrintedTrace(String lead, int from, List<Place> places, List<Integer> confidencePercent) {

    /** Samples from one place to the next: 40 ms, 1 mm of paper. */
    public static final int STEP = 10;

    /**
     * Of a lead that is believed without somebody's having looked at it, everywhere. Of 96 leads on rendered pages of PTB-XL's
     * fold 9, scanned, photographed and stained, 16 fall below, and 13 of these were off by more than 0.15 mV for 40 ms
     * somewhere; so were 21 of the others.
     */
    private static final int LEAST_PERCENT = 99;

    /** @param xPerMv how far a millivolt moves the trace, in pixels; {@code yPerMv} the same downwards */
    public record Place(float x, float y, float xPerMv, float yPerMv) {}

    public PrintedTrace {
        places = List.copyOf(places);
        confidencePercent = List.copyOf(confidencePercent);
    }

    /** The same after somebody looked at samples of it: sure from each place to the next where all between were seen. */
    public PrintedTrace sureWhere(IntPredicate seen) {
        List<Integer> percent = new ArrayList<>(confidencePercent);
        for (int i = 0; i < percent.size(); i++) {
            int first = from + i * STEP;
            if (IntStream.range(first, first + STEP).allMatch(seen)) {
                percent.set(i, 100);
            }
        }
        return new PrintedTrace(lead, from, places, percent);
    }

    /** Whether the page shows the lead at all samples from {@code first} to {@code last}. */
    public boolean shows(int first, int last) {
        return first >= from && last < from + places.size() * STEP;
    }

    /** Whether somebody should look at it. */
    public boolean isUnsure() {
        return confidencePercent.stream().anyMatch(percent -> percent < LEAST_PERCENT);
    }

    /** Whether somebody should look at this place of it. */
    public boolean isUnsureAt(int place) {
        return confidencePercent.get(place) < LEAST_PERCENT;
    }
}
