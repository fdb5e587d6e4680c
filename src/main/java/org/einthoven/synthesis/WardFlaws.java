package org.einthoven.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.LeadName;
import org.einthoven.signal.Noise;
import org.einthoven.signal.NoiseSource;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with recordings on wards, drawn by chance; most have a flaw or none. The shares are chosen by hand.
 *
 * @param wirings exchanged electrodes, one of which is drawn
 * @param noise where noise comes from; a kind that is not here is not added
 */
public record WardFlaws(List<Wiring> wirings, Map<Noise, NoiseSource> noise) {

    private static final int MISWIRED = 10;
    private static final int WRONG_GAIN = 10;
    private static final int MISSING = 8;

    /** Share of recordings that each kind of noise is added to. */
    private static final double NOISY = 0.25;

    /** From what a reader still reads to what nobody sees: about the range of the Noise Stress Test, in dB. */
    private static final double LOWEST_DB = 0;

    private static final double HIGHEST_DB = 24;

    private static final List<LeadName> LEADS = List.copyOf(EcgGenerator.TWELVE_LEADS);

    public WardFlaws {
        wirings = List.copyOf(wirings);
        noise = Map.copyOf(noise);
    }

    /** The same for the same state of {@code random}; for a recording of 3 s or more. */
    public Flaws draw(double durationMs, RandomGenerator random) {
        @Nullable
        Wiring wiring = !wirings.isEmpty() && random.nextInt(MISWIRED) == 0
                ? wirings.get(random.nextInt(wirings.size()))
                : null;
        List<Flaws.AddedNoise> added = new ArrayList<>();
        for (Noise kind : Noise.values()) {
            NoiseSource source = noise.get(kind);
            if (source != null && random.nextDouble() < NOISY) {
                double snrDb = LOWEST_DB + (HIGHEST_DB - LOWEST_DB) * random.nextDouble();
                added.add(new Flaws.AddedNoise(kind, source, snrDb));
            }
        }
        List<Flaws.WrongGain> gains = random.nextInt(WRONG_GAIN) == 0 ? List.of(gain(random)) : List.of();
        List<Flaws.MissingStretch> missing =
                random.nextInt(MISSING) == 0 ? List.of(missing(durationMs, random)) : List.of();
        return new Flaws(wiring, added, gains, missing);
    }

    /** All leads at half or twice the standard, as devices can be set; or one whose amplifier is off. */
    private static Flaws.WrongGain gain(RandomGenerator random) {
        return random.nextBoolean()
                ? new Flaws.WrongGain(EcgGenerator.TWELVE_LEADS, random.nextBoolean() ? 2 : 0.5)
                : new Flaws.WrongGain(one(random), Math.pow(3, 2 * random.nextDouble() - 1));
    }

    /** A fifth of a second to two seconds, of one lead or of all, flat or not there. */
    private static Flaws.MissingStretch missing(double durationMs, RandomGenerator random) {
        double lengthMs = 200 + 1800 * random.nextDouble();
        double fromMs = (durationMs - lengthMs) * random.nextDouble();
        Set<LeadName> leads = random.nextBoolean() ? EcgGenerator.TWELVE_LEADS : one(random);
        return new Flaws.MissingStretch(leads, fromMs, fromMs + lengthMs, random.nextBoolean());
    }

    private static Set<LeadName> one(RandomGenerator random) {
        return Set.of(LEADS.get(random.nextInt(LEADS.size())));
    }
}
