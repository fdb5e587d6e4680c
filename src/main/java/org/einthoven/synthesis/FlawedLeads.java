package org.einthoven.synthesis;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.StressPower;

/** Does to leads in mV, in place, what {@link Flaws} say. */
final class FlawedLeads {

    private final Flaws flaws;
    private final SampleRate rate;

    FlawedLeads(Flaws flaws, SampleRate rate) {
        this.flaws = flaws;
        this.rate = rate;
    }

    /**
     * Each kind of noise is measured against the lead as it came, before the others.
     *
     * @param rPeaksMs those inside the recording
     */
    void addNoise(Map<LeadName, float[]> recorded, double[] rPeaksMs, RandomGenerator random) {
        if (flaws.noise().isEmpty()) {
            return;
        }
        if (rPeaksMs.length == 0) {
            throw new IllegalArgumentException("there is no beat that noise could be measured against");
        }
        for (float[] mv : recorded.values()) {
            double power = StressPower.ofSignal(Samples.copyOf(mv), rate, rPeaksMs);
            for (Flaws.AddedNoise added : flaws.noise()) {
                float[] noise = added.source().generate(mv.length, rate, random);
                double gain = StressPower.gain(power, StressPower.ofNoise(Samples.copyOf(noise), rate), added.snrDb());
                for (int i = 0; i < mv.length; i++) {
                    mv[i] += (float) (gain * noise[i]);
                }
            }
        }
    }

    /** What happens behind the electrodes: wrong gains, then what is not recorded. */
    void distort(Map<LeadName, float[]> leads) {
        leads.forEach((name, mv) -> {
            for (Flaws.WrongGain gain : flaws.gains()) {
                if (gain.leads().contains(name)) {
                    for (int i = 0; i < mv.length; i++) {
                        mv[i] *= (float) gain.factor();
                    }
                }
            }
            for (Flaws.MissingStretch missing : flaws.missing()) {
                if (missing.leads().contains(name)) {
                    int from = from(missing, rate, mv.length);
                    Arrays.fill(mv, from, to(missing, rate, mv.length), missing.flat() ? mv[from] : Float.NaN);
                }
            }
        });
    }

    static int from(Flaws.MissingStretch missing, SampleRate rate, int length) {
        return (int) Math.min(length - 1.0, Math.ceil(rate.indexAt(missing.fromMs())));
    }

    /** The first sample behind it. */
    static int to(Flaws.MissingStretch missing, SampleRate rate, int length) {
        return (int) Math.min(length, Math.ceil(rate.indexAt(missing.toMs())));
    }
}
