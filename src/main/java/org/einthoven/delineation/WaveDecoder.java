package org.einthoven.delineation;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.ModelCard;

/**
 * Turns the scores of one lead into waves: runs of samples for which one class scores highest, mended where they are
 * torn, dropped where they are too short or stand where that wave cannot stand. A wave that is cut off by the end of
 * the recording or by a gap is not a wave: its boundary was not recorded. The limits
 * stay below the shortest waves that LUDB's development records hold by far.
 */
final class WaveDecoder {

    /** Shortest wave in ms by class: P, QRS, T; shorter runs are flicker of the scores. */
    private static final double[] SHORTEST_MS = {0, 32, 28, 60};

    /** Longest interruption in ms by class over which a wave is still one. */
    private static final double[] LONGEST_TEAR_MS = {0, 32, 24, 48};

    private static final String SOURCE =
            "of the software: below the shortest waves that LUDB's development records hold, by far";

    private static final double SAMPLE_MS = LeadPreparation.RATE.periodMs();

    private static final Wave[] WAVES = Wave.values();

    private final float[][] scores;
    private final Wave[] labels;

    /**
     * @param scores shape [classes, samples] in the order of {@link Wave}; NaN where nothing was recorded
     */
    private WaveDecoder(float[][] scores) {
        this.scores = scores;
        labels = new Wave[scores[0].length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = best(i);
        }
    }

    /** What decides here, for the model's card. */
    static List<ModelCard.Threshold> limits() {
        List<ModelCard.Threshold> limits = new ArrayList<>();
        for (Wave wave : List.of(Wave.P, Wave.QRS, Wave.T)) {
            limits.add(new ModelCard.Threshold("shortest " + wave + " ms", SHORTEST_MS[wave.ordinal()], SOURCE));
            limits.add(new ModelCard.Threshold(
                    "longest tear in " + wave + " ms", LONGEST_TEAR_MS[wave.ordinal()], SOURCE));
        }
        return limits;
    }

    static List<ScoredWave> decode(float[][] scores) {
        WaveDecoder decoder = new WaveDecoder(scores);
        decoder.mend();
        decoder.dropShort();
        List<ScoredWave> waves = decoder.waves();
        return oneTPerBeat(waves);
    }

    private Wave best(int i) {
        Wave best = Wave.NONE;
        for (Wave wave : WAVES) {
            if (scores[wave.ordinal()][i] > scores[best.ordinal()][i]) {
                best = wave;
            }
        }
        return best;
    }

    /** A run of one label, {@code to} exclusive. */
    private record Run(Wave wave, int from, int to) {}

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= labels.length; i++) {
            if (i == labels.length || labels[i] != labels[from]) {
                runs.add(new Run(labels[from], from, i));
                from = i;
            }
        }
        return runs;
    }

    /** Closes short interruptions within a wave. */
    private void mend() {
        List<Run> runs = runs();
        for (int k = 1; k + 1 < runs.size(); k++) {
            Run tear = runs.get(k);
            Wave around = runs.get(k - 1).wave;
            boolean torn = around == runs.get(k + 1).wave && around != Wave.NONE;
            if (torn && (tear.to - tear.from) * SAMPLE_MS <= LONGEST_TEAR_MS[around.ordinal()] && recorded(tear)) {
                relabel(tear, around);
            }
        }
    }

    private void dropShort() {
        List<Run> runs = runs();
        for (int k = 0; k < runs.size(); k++) {
            Run run = runs.get(k);
            if (run.wave != Wave.NONE && (run.to - run.from) * SAMPLE_MS < SHORTEST_MS[run.wave.ordinal()]) {
                Wave before = k == 0 ? Wave.NONE : labels[run.from - 1];
                Wave after = k + 1 == runs.size() ? Wave.NONE : runs.get(k + 1).wave;
                relabel(run, before == after ? before : Wave.NONE);
            }
        }
    }

    private boolean recorded(Run run) {
        for (int i = run.from; i < run.to; i++) {
            if (Float.isNaN(scores[0][i])) {
                return false;
            }
        }
        return true;
    }

    private void relabel(Run run, Wave wave) {
        java.util.Arrays.fill(labels, run.from, run.to, wave);
    }

    private List<ScoredWave> waves() {
        List<ScoredWave> waves = new ArrayList<>();
        for (Run run : runs()) {
            boolean whole = run.from > 0
                    && run.to < labels.length
                    && !Float.isNaN(scores[0][run.from - 1])
                    && !Float.isNaN(scores[0][run.to]);
            if (run.wave != Wave.NONE && whole) {
                waves.add(new ScoredWave(
                        run.wave,
                        run.from - overshoot(run.wave, run.from, run.from - 1),
                        run.to - 1 + overshoot(run.wave, run.to - 1, run.to),
                        meanScore(run)));
            }
        }
        return waves;
    }

    /** How far from sample {@code in}, towards {@code out}, the wave's lead over all other classes is used up: 0 to 1. */
    private double overshoot(Wave wave, int in, int out) {
        double inside = lead(wave, in);
        double outside = lead(wave, out);
        return inside > 0 && outside < 0 ? inside / (inside - outside) : 0.5;
    }

    private double lead(Wave wave, int i) {
        double other = 0;
        for (Wave rival : WAVES) {
            other = rival == wave ? other : Math.max(other, scores[rival.ordinal()][i]);
        }
        return scores[wave.ordinal()][i] - other;
    }

    private double meanScore(Run run) {
        double sum = 0;
        for (int i = run.from; i < run.to; i++) {
            sum += scores[run.wave.ordinal()][i];
        }
        return sum / (run.to - run.from);
    }

    /** Of several T waves between two QRS complexes the one with most behind it stays. */
    private static List<ScoredWave> oneTPerBeat(List<ScoredWave> waves) {
        List<ScoredWave> kept = new ArrayList<>();
        int t = -1;
        for (ScoredWave wave : waves) {
            if (wave.wave() == Wave.QRS) {
                t = -1;
            } else if (wave.wave() == Wave.T) {
                if (t >= 0 && kept.get(t).mass() >= wave.mass()) {
                    continue;
                }
                if (t >= 0) {
                    kept.remove(t);
                }
                t = kept.size();
            }
            kept.add(wave);
        }
        return kept;
    }
}
