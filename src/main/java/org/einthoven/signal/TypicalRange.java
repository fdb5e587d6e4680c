package org.einthoven.signal;

import java.util.Arrays;

/** How large a channel's waves usually are. */
public final class TypicalRange {

    private TypicalRange() {}

    /**
     * The median, over windows of {@code window} samples, of what lies between the lowest and the highest sample: one
     * burst of noise does not move it. Gaps (NaN) are passed over; 0 where nothing was recorded.
     */
    public static float of(float[] values, int window) {
        int windows = Math.max(1, values.length / window);
        float[] ranges = new float[windows];
        int count = 0;
        for (int w = 0; w < windows; w++) {
            int end = w == windows - 1 ? values.length : (w + 1) * window;
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = w * window; i < end; i++) {
                if (!Float.isNaN(values[i])) {
                    low = Math.min(low, values[i]);
                    high = Math.max(high, values[i]);
                }
            }
            if (high >= low) {
                ranges[count++] = high - low;
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(ranges, 0, count);
        return ranges[count / 2];
    }
}
