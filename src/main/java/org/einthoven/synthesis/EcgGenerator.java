package org.einthoven.synthesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.signal.Noise;

/**
 * Makes 12-lead ECGs whose every wave is known: a rhythm is planned beat by beat, each beat moves a dipole, and the
 * leads look at it (after McSharry et al. 2003 and Sameni et al. 2007, with bumps in time instead of in phase). The
 * same recipe and seed give the same ECG.
 */
public final class EcgGenerator {

    public static final Set<LeadName> TWELVE_LEADS = EnumSet.range(LeadName.I, LeadName.V6);

    private EcgGenerator() {}

    public static GeneratedEcg generate(EcgRecipe recipe, Duration duration, SampleRate rate, long seed) {
        Random random = new Random(seed);
        List<PlannedBeat> plan = RhythmPlan.of(recipe, duration.toMillis(), random);
        Patient patient = new Patient(recipe.stElevation(), random);
        double respirationHz = 0.2 + 0.1 * random.nextDouble();
        int length = rate.samplesIn(duration);
        HeartTrace trace = new HeartTrace(length, rate);
        List<TrueWave> waves = new ArrayList<>();
        List<TrueBeat> beats = new ArrayList<>();
        for (PlannedBeat beat : plan) {
            double breath = Math.sin(2 * Math.PI * respirationHz * beat.timeMs() / 1000);
            double gain = 1 + 0.035 * breath + 0.01 * random.nextGaussian();
            patient.waves(beat).forEach((wave, bumps) -> {
                bumps.forEach(bump -> trace.add(bump, beat.timeMs(), gain));
                if (wave != Wave.NONE) {
                    waves.addAll(WaveTruth.of(wave, bumps, beat.timeMs(), gain, TWELVE_LEADS));
                }
            });
            if (beat.timeMs() >= 0 && beat.timeMs() < rate.msAt(length)) {
                beats.add(new TrueBeat(beat.timeMs(), beat.beatClass()));
            }
        }
        if (recipe.rhythm() == Rhythm.ATRIAL_FIBRILLATION) {
            trace.fibrillate(random);
        }
        waves.removeIf(wave -> wave.offsetMs() < 0 || wave.onsetMs() > rate.msAt(length));
        waves.sort(Comparator.comparingDouble(TrueWave::onsetMs));
        return new GeneratedEcg(
                new Ecg(rate, leads(trace, recipe, length, rate, random)), recipe.rhythm(), beats, waves);
    }

    /** Noise enters through the electrodes: I, II and each chest lead have their own, the rest is computed from them. */
    private static List<Lead> leads(HeartTrace trace, EcgRecipe recipe, int length, SampleRate rate, Random random) {
        Map<LeadName, float[]> mv = new EnumMap<>(LeadName.class);
        for (LeadName name : TWELVE_LEADS) {
            if (!name.isLimbLead() || name == LeadName.I || name == LeadName.II) {
                float[] lead = trace.seenBy(name);
                for (Noise kind : Noise.values()) {
                    addNoise(lead, kind, recipe.noiseMv().getOrDefault(kind, 0.0), rate, random);
                }
                mv.put(name, lead);
            }
        }
        mv.putAll(LimbLeads.missing(mv));
        return mv.entrySet().stream()
                .map(entry -> new Lead(entry.getKey(), Samples.copyOf(entry.getValue())))
                .toList();
    }

    private static void addNoise(float[] lead, Noise kind, double rmsMv, SampleRate rate, Random random) {
        if (rmsMv > 0) {
            float[] noise = kind.generate(lead.length, rate, random);
            for (int i = 0; i < lead.length; i++) {
                lead[i] += (float) (rmsMv * noise[i]);
            }
        }
    }
}
