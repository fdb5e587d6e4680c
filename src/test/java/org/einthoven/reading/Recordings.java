package org.einthoven.reading;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.signal.Noise;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;

/** Generated recordings, and what can happen to them on the way. */
final class Recordings {

    static final SampleRate RATE = new SampleRate(500);

    private Recordings() {}

    static GeneratedEcg sinus(double ratePerMin) {
        return of(EcgRecipe.of(Rhythm.SINUS, ratePerMin), 10);
    }

    static GeneratedEcg of(EcgRecipe recipe, int seconds) {
        return EcgGenerator.generate(recipe, Duration.ofSeconds(seconds), RATE, 7);
    }

    static Ecg only(Ecg ecg, LeadName... names) {
        List<LeadName> wanted = List.of(names);
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .filter(lead -> wanted.contains(lead.name()))
                        .toList());
    }

    /** With one lead replaced. */
    static Ecg with(Ecg ecg, LeadName name, UnaryOperator<float[]> change) {
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .map(lead -> lead.name() == name ? changed(lead, change) : lead)
                        .toList());
    }

    /** With every lead changed. */
    static Ecg with(Ecg ecg, UnaryOperator<float[]> change) {
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream().map(lead -> changed(lead, change)).toList());
    }

    private static Lead changed(Lead lead, UnaryOperator<float[]> change) {
        return new Lead(lead.name(), Samples.copyOf(change.apply(lead.samples().toArray())));
    }

    /** Writes {@code value} over a stretch of time. */
    static UnaryOperator<float[]> fill(double fromMs, double toMs, float value) {
        return samples -> {
            java.util.Arrays.fill(
                    samples, (int) RATE.indexAt(fromMs), (int) Math.min(samples.length, RATE.indexAt(toMs)), value);
            return samples;
        };
    }

    /** Adds muscle noise of this root mean square over a stretch of time; each call has noise of its own. */
    static UnaryOperator<float[]> noise(double fromMs, double toMs, double rmsMv, Random random) {
        return samples -> {
            float[] noise = Noise.MUSCLE.generate(samples.length, RATE, random);
            for (int i = (int) RATE.indexAt(fromMs); i < Math.min(samples.length, RATE.indexAt(toMs)); i++) {
                samples[i] += (float) (rmsMv * noise[i]);
            }
            return samples;
        };
    }

    /** Adds a spike of 2 ms before the QRS complex of every beat of {@code made}, as a pacemaker's. */
    static UnaryOperator<float[]> spikesBefore(GeneratedEcg made, double beforeMs, float mv) {
        return samples -> {
            made.waves().stream()
                    .filter(wave -> wave.lead() == null && wave.wave() == Wave.QRS)
                    .mapToInt(wave -> (int) RATE.indexAt(wave.onsetMs() - beforeMs))
                    .filter(at -> at >= 0 && at < samples.length)
                    .forEach(at -> samples[at] += mv);
            return samples;
        };
    }
}
