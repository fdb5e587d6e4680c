package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which found times answer which true times: nearest pairs first, one to one, and none further apart than the window.
 * A second detection of the same event stays unanswered.
 */
final class Matching {

    /** ANSI/AAMI EC57:2012, 4.3.2: an event counts as found up to 150 ms away. */
    static final double WINDOW_MS = 150;

    private static final int NONE = -1;

    private final int[] foundOfTruth;
    private final int[] truthOfFound;

    private Matching(int truths, int founds) {
        foundOfTruth = filled(truths);
        truthOfFound = filled(founds);
    }

    /** Both in ms and in ascending order. */
    static Matching nearest(double[] truth, double[] found) {
        Matching matching = new Matching(truth.length, found.length);
        record Pair(int truth, int found, double apart) {}
        List<Pair> pairs = new ArrayList<>();
        int first = 0;
        for (int t = 0; t < truth.length; t++) {
            while (first < found.length && found[first] < truth[t] - WINDOW_MS) {
                first++;
            }
            for (int f = first; f < found.length && found[f] <= truth[t] + WINDOW_MS; f++) {
                pairs.add(new Pair(t, f, Math.abs(found[f] - truth[t])));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::apart));
        for (Pair pair : pairs) {
            if (matching.foundOfTruth[pair.truth] == NONE && matching.truthOfFound[pair.found] == NONE) {
                matching.foundOfTruth[pair.truth] = pair.found;
                matching.truthOfFound[pair.found] = pair.truth;
            }
        }
        return matching;
    }

    boolean isFound(int truth) {
        return foundOfTruth[truth] != NONE;
    }

    /** The index of what was found for a true event that {@link #isFound}. */
    int foundFor(int truth) {
        return foundOfTruth[truth];
    }

    boolean isTrue(int found) {
        return truthOfFound[found] != NONE;
    }

    private static int[] filled(int length) {
        int[] indices = new int[length];
        Arrays.fill(indices, NONE);
        return indices;
    }
}
