package org.einthoven.synthesis;

import java.util.List;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.einthoven.signal.Noise;
import org.einthoven.signal.NoiseSource;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong between the heart and the recording, in the order in which it happens.
 *
 * @param wiring null where each electrode is in its place
 */
public record Flaws(
        @Nullable Wiring wiring, List<AddedNoise> noise, List<WrongGain> gains, List<MissingStretch> missing) {

    public static final Flaws NONE = new Flaws(null, List.of(), List.of(), List.of());

    /**
     * Noise in each electrode's lead: I, II and the chest leads, of which the other limb leads are computed.
     *
     * @param source where it comes from: made, or recorded
     * @param snrDb power of the lead over that of its noise, both as {@link org.einthoven.signal.StressPower} has it
     */
    public record AddedNoise(Noise kind, NoiseSource source, double snrDb) {}

    /** An amplifier that shows these leads {@code factor} times as high as they are. */
    public record WrongGain(Set<LeadName> leads, double factor) {
        public WrongGain {
            leads = Set.copyOf(leads);
            if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("no gain is wrong by " + factor);
            }
        }
    }

    /**
     * What was not recorded.
     *
     * @param fromMs from the first sample, as is {@code toMs}, which is not part of it
     * @param flat whether the last value is repeated; else the samples are missing (NaN)
     */
    public record MissingStretch(Set<LeadName> leads, double fromMs, double toMs, boolean flat) {
        public MissingStretch {
            leads = Set.copyOf(leads);
            if (!(fromMs >= 0 && toMs > fromMs)) {
                throw new IllegalArgumentException("nothing lies from " + fromMs + " to " + toMs + " ms");
            }
        }
    }

    public Flaws {
        noise = List.copyOf(noise);
        gains = List.copyOf(gains);
        missing = List.copyOf(missing);
    }

    public static Flaws of(Wiring wiring) {
        return new Flaws(wiring, List.of(), List.of(), List.of());
    }

    public static Flaws of(AddedNoise... noise) {
        return new Flaws(null, List.of(noise), List.of(), List.of());
    }

    public static Flaws of(WrongGain... gains) {
        return new Flaws(null, List.of(), List.of(gains), List.of());
    }

    public static Flaws of(MissingStretch... missing) {
        return new Flaws(null, List.of(), List.of(), List.of(missing));
    }
}
