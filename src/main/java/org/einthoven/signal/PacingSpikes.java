package org.einthoven.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;

/**
 * Finds what a pacemaker's stimulus leaves in an unfiltered ECG: a spike that rises and falls back within a few
 * milliseconds in several leads at once. The peak of a QRS complex falls further the longer one waits and so is told
 * apart; noise makes spikes of its own, which do not keep to the beats: whoever asks must check that.
 */
public final class PacingSpikes {

    /**
     * AHA/ACC/HRS 2007, part I: the stimulus lasts 0.5 ms, and a recording wants 500 samples a second for adults; what is
     * left of it in fewer samples cannot be told from the signal.
     */
    public static final double LOWEST_RATE_HZ = 500;

    /** A spike has come back to its foot after this many ms; three times as long still shows a QRS complex falling. */
    private static final double FLANK_MS = 4;

    private static final int LONGER = 3;

    /** Share of the fall over the longer time that a spike has already made in the shorter. */
    private static final double NARROW = 0.6;

    /** Leads whose heights are added: the most that show it best. */
    private static final int LEADS = 3;

    /** Smallest sum of heights in mV, and of the third lead among them: LUDB and PTB-XL, development records. */
    private static final double LEAST_MV = 0.45;

    private static final double THIRD_MV = 0.08;

    /** How many times a spike is higher than what the lead does all the time. */
    private static final double ABOVE_BACKGROUND = 3;

    private static final double BACKGROUND_SHARE = 0.9;

    /** Samples that the background is taken from, at most about. */
    private static final int SAMPLED = 2003;

    /** Two stimuli are farther apart than this, in ms. */
    private static final double APART_MS = 20;

    private PacingSpikes() {}

    /**
     * @param mv sum of the spike's height above its feet in the three leads that show it best
     */
    public record Spike(double timeMs, double mv) {

        /** Above this, in mV, nothing of the heart is as high and as narrow: PTB-XL, development records. */
        private static final double UNMISTAKABLE_MV = 1.2;

        public boolean isUnmistakable() {
            return mv >= UNMISTAKABLE_MV;
        }
    }

    public static boolean canBeSeenAt(SampleRate rate) {
        return rate.hz() >= LOWEST_RATE_HZ;
    }

    /**
     * @param ecg in mV, unfiltered; gaps hold no spikes
     * @return in order of time; empty where the sample rate is too low
     */
    public static List<Spike> find(Ecg ecg) {
        if (!canBeSeenAt(ecg.rate())) {
            return List.of();
        }
        int flank = (int) Math.round(ecg.rate().indexAt(FLANK_MS));
        float[][] leads = ecg.leads().stream()
                .map(Lead::samples)
                .map(samples -> samples.toArray())
                .toArray(float[][]::new);
        double[] least = Arrays.stream(leads)
                .mapToDouble(mv -> ABOVE_BACKGROUND * background(mv, flank))
                .toArray();
        List<Spike> candidates = new ArrayList<>();
        for (int i = LONGER * flank; i < ecg.length() - LONGER * flank; i++) {
            double mv = heightAt(leads, least, i, flank);
            if (mv >= LEAST_MV) {
                candidates.add(new Spike(ecg.rate().msAt(i), mv));
            }
        }
        return highestOfEach(candidates);
    }

    /** Sum over the leads that show it best; 0 where too few leads agree. */
    private static double heightAt(float[][] leads, double[] least, int i, int flank) {
        double first = 0;
        double second = 0;
        double third = 0;
        for (int lead = 0; lead < leads.length; lead++) {
            float[] mv = leads[lead];
            double height = height(mv, i, flank);
            if (height > third && height >= least[lead] && height >= NARROW * height(mv, i, LONGER * flank)) {
                if (height > first) {
                    third = second;
                    second = first;
                    first = height;
                } else if (height > second) {
                    third = second;
                    second = height;
                } else {
                    third = height;
                }
            }
        }
        double sum = first + second + third;
        return third >= THIRD_MV || sum >= Spike.UNMISTAKABLE_MV ? sum : 0;
    }

    /** The height that nine in ten samples stay below: next to nothing in a clean lead, much in mains and muscle noise. */
    private static double background(float[] mv, int flank) {
        int step = Math.max(1, mv.length / SAMPLED);
        double[] heights = IntStream.iterate(flank, i -> i < mv.length - flank, i -> i + step)
                .mapToDouble(i -> height(mv, i, flank))
                .sorted()
                .toArray();
        return heights.length == 0 ? 0 : heights[(int) (BACKGROUND_SHARE * heights.length)];
    }

    /** How far the sample stands out from both its neighbours at this distance; 0 where it does not, or by a gap. */
    private static double height(float[] mv, int i, int distance) {
        float left = mv[i] - mv[i - distance];
        float right = mv[i] - mv[i + distance];
        return left * right > 0 ? Math.min(Math.abs(left), Math.abs(right)) : 0;
    }

    /** The highest of those that lie closer together than two stimuli can; {@code candidates} in order of time. */
    private static List<Spike> highestOfEach(List<Spike> candidates) {
        List<Spike> spikes = new ArrayList<>();
        for (Spike candidate : candidates) {
            int last = spikes.size() - 1;
            if (last < 0 || candidate.timeMs() - spikes.get(last).timeMs() >= APART_MS) {
                spikes.add(candidate);
            } else if (candidate.mv() > spikes.get(last).mv()) {
                spikes.set(last, candidate);
            }
        }
        return List.copyOf(spikes);
    }
}
