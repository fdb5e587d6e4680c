package org.einthoven.synthesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** A stimulus of 0.5 ms, as what is left of it behind the amplifier: a Gaussian of this standard deviation. */
    private static final double SPIKE_MS = 0.8;

    /** Where a stimulus points; from the tip of the lead in the right auricle or ventricle to the device. */
    private static final Map<Pacing.Chamber, Dipole> SPIKES = Map.of(
            Pacing.Chamber.ATRIUM, new Dipole(0.30, 0.70, -0.20),
            Pacing.Chamber.VENTRICLE, new Dipole(0.45, 0.60, -0.35));

    /** Flaws draw from chance of their own, so that the heart is the same with and without them. */
    private static final long OF_FLAWS = 0x9E3779B97F4A7C15L;

    private EcgGenerator() {}

    public static GeneratedEcg generate(EcgRecipe recipe, Duration duration, SampleRate rate, long seed) {
        return generate(recipe, Flaws.NONE, duration, rate, seed);
    }

    /** The same heart as without {@code flaws}; its waves are those that each lead sees through them. */
    public static GeneratedEcg generate(EcgRecipe recipe, Flaws flaws, Duration duration, SampleRate rate, long seed) {
        Random random = new Random(seed);
        List<PlannedBeat> plan = RhythmPlan.of(recipe, duration.toMillis(), random);
        Patient patient = new Patient(recipe.st(), random);
        double spikeMv = recipe.pacing() == Pacing.NONE ? 0 : spikeMv(random);
        double respirationHz = 0.2 + 0.1 * random.nextDouble();
        int length = rate.samplesIn(duration);
        LeadField field = flaws.wiring() == null ? LeadField.RIGHT : LeadField.RIGHT.through(flaws.wiring());
        HeartTrace trace = new HeartTrace(length, rate);
        List<TrueWave> waves = new ArrayList<>();
        List<TrueBeat> beats = new ArrayList<>();
        List<TrueSpike> spikes = new ArrayList<>();
        for (PlannedBeat beat : plan) {
            double breath = Math.sin(2 * Math.PI * respirationHz * beat.timeMs() / 1000);
            double gain = 1 + 0.035 * breath + 0.01 * random.nextGaussian();
            patient.waves(beat).forEach((wave, bumps) -> {
                bumps.forEach(bump -> trace.add(bump, beat.timeMs(), gain));
                if (wave != Wave.NONE) {
                    waves.addAll(WaveTruth.of(wave, bumps, beat.timeMs(), gain, field));
                }
            });
            patient.stimuli(beat).forEach((chamber, ms) -> {
                trace.add(spike(chamber, ms, rate), beat.timeMs(), spikeMv);
                spikes.add(new TrueSpike(beat.timeMs() + ms, chamber));
            });
            if (beat.conduction() != null && beat.timeMs() >= 0 && beat.timeMs() < rate.msAt(length)) {
                beats.add(new TrueBeat(beat.timeMs(), beat.beatClass()));
            }
        }
        if (recipe.rhythm() == Rhythm.ATRIAL_FIBRILLATION) {
            trace.fibrillate(random);
        } else if (recipe.rhythm() == Rhythm.ATRIAL_FLUTTER) {
            trace.flutter(recipe.flutterPerMin(), random);
        }
        waves.removeIf(wave -> wave.offsetMs() < 0 || wave.onsetMs() > rate.msAt(length));
        waves.sort(Comparator.comparingDouble(TrueWave::onsetMs));
        spikes.removeIf(spike -> spike.timeMs() < 0 || spike.timeMs() >= rate.msAt(length));
        spikes.sort(Comparator.comparingDouble(TrueSpike::timeMs));
        Map<LeadName, float[]> mv = recorded(trace, field, recipe, rate, random);
        FlawedLeads flawed = new FlawedLeads(flaws, rate);
        double[] rPeaksMs = beats.stream().mapToDouble(TrueBeat::timeMs).toArray();
        flawed.addNoise(mv, rPeaksMs, new Random(seed ^ OF_FLAWS));
        mv.putAll(LimbLeads.missing(mv));
        flawed.distort(mv);
        return new GeneratedEcg(new Ecg(rate, leads(mv)), recipe, flaws, beats, waves, spikes);
    }

    /** As high as leads with one pole and those with two show them, at 500 samples a second or more. */
    private static double spikeMv(Random random) {
        return 0.8 * Math.pow(5, random.nextDouble());
    }

    /** Slow sampling spreads it over its samples, as the filter before the converter does; its area stays. */
    private static Bump spike(Pacing.Chamber chamber, double atMs, SampleRate rate) {
        double sigma = Math.max(SPIKE_MS, rate.periodMs() / 2);
        Dipole peak = Objects.requireNonNull(SPIKES.get(chamber)).times(SPIKE_MS / sigma);
        return new Bump(peak, atMs, sigma, sigma);
    }

    /** Noise enters through the electrodes: I, II and each chest lead have their own, the rest is computed from them. */
    private static Map<LeadName, float[]> recorded(
            HeartTrace trace, LeadField field, EcgRecipe recipe, SampleRate rate, Random random) {
        Map<LeadName, float[]> mv = new EnumMap<>(LeadName.class);
        for (LeadName name : TWELVE_LEADS) {
            if (!name.isLimbLead() || name == LeadName.I || name == LeadName.II) {
                float[] lead = trace.seenBy(name, field);
                for (Noise kind : Noise.values()) {
                    addNoise(lead, kind, recipe.noiseMv().getOrDefault(kind, 0.0), rate, random);
                }
                mv.put(name, lead);
            }
        }
        return mv;
    }

    private static List<Lead> leads(Map<LeadName, float[]> mv) {
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
