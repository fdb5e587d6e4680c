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
 * @param beats those whose R peak lies in the recording, in order of time
 * @param waves per lead (where the wave is high enough to be seen) and over all leads, in order of time
 */
public record GeneratedEcg(Ecg ecg, Rhythm rhythm, List<TrueBeat> beats, List<TrueWave> waves) {

    public GeneratedEcg {
        beats = List.copyOf(beats);
        waves = List.copyOf(waves);
    }

    /** The waves of one lead; of all leads together for null. */
    public List<TrueWave> waves(@Nullable LeadName lead) {
        return waves.stream().filter(wave -> wave.lead() == lead).toList();
    }

    /** What each sample of a lead belongs to; where two waves overlap, QRS goes before P and P before T. */
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
