package org.einthoven.synthesis;

import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * A generated ECG and what was put into it.
 *
 * @param recipe what was asked for: rhythm, rate, blocks, ST segment, pacing
 * @param flaws what was done to the recording, with wires and noise by name, gains and what is missing
 * @param beats those whose R peak lies in the recording, in order of time
 * @param waves per lead (where the wave is high enough to be seen) and over all leads, in order of time
 * @param spikes a pacemaker's stimuli, in order of time
 */
public record GeneratedEcg(
        Ecg ecg, EcgRecipe recipe, Flaws flaws, List<TrueBeat> beats, List<TrueWave> waves, List<TrueSpike> spikes) {

    public GeneratedEcg {
        beats = List.copyOf(beats);
        waves = List.copyOf(waves);
        spikes = List.copyOf(spikes);
    }

    public Rhythm rhythm() {
        return recipe.rhythm();
    }

    /** Which samples of a lead were not recorded: they are NaN, or flat. */
    public boolean[] missing(LeadName lead) {
        boolean[] missing = new boolean[ecg.length()];
        flaws.missing().stream()
                .filter(stretch -> stretch.leads().contains(lead))
                .forEach(stretch -> Arrays.fill(
                        missing,
                        FlawedLeads.from(stretch, ecg.rate(), missing.length),
                        FlawedLeads.to(stretch, ecg.rate(), missing.length),
                        true));
        return missing;
    }

    /** The waves of one lead; of all leads together for null. */
    public List<TrueWave> waves(@Nullable LeadName lead) {
        return waves.stream().filter(wave -> wave.lead() == lead).toList();
    }

    /** What each sample of a lead belongs to, also where it was not recorded; where two waves overlap, QRS goes before P and P before T. */
    public Wave[] labels(LeadName lead) {
        Wave[] labels = new Wave[ecg.length()];
        Arrays.fill(labels, Wave.NONE);
        for (Wave wave : List.of(Wave.T, Wave.P, Wave.QRS)) {
            waves(lead).stream().filter(w -> w.wave() == wave).forEach(w -> mark(labels, w));
        }
        return labels;
    }

    private void mark(Wave[] labels, TrueWave wave) {
        int from = (int) Math.max(0, Math.ceil(ecg.rate().indexAt(wave.onsetMs())));
        int to = (int) Math.min(labels.length - 1, Math.floor(ecg.rate().indexAt(wave.offsetMs())));
        for (int i = from; i <= to; i++) {
            labels[i] = wave.wave();
        }
    }
}
