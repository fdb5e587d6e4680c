package org.einthoven.evaluation;

import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ppg.Pulse;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.signal.Passband;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.TruePulse;

/** Eight seconds of a pleth with the pulses that were found, the score that they come from, and those put in. */
final class SamplePulses {

    private static final double SHOWN_MS = 8_000;
    private static final int PANEL = 150;
    private static final double PX_PER_PULSE = 75;

    /** Where the mean lies in a panel, from its top: diastole is long and low. */
    private static final double BASELINE = 0.6;

    private static final int SCORE = 40;
    private static final String SYSTOLE = "#0072b2";
    private static final String MARK = "#d55e00";

    private SamplePulses() {}

    /**
     * The picture as SVG.
     *
     * @param systolic the model's score of systole at {@link PulsePreparation#RATE}
     */
    static String of(GeneratedPleth generated, List<Pulse> found, float[] systolic) {
        TimeStrip strip = new TimeStrip(0, SHOWN_MS);
        SampleRate rate = generated.pleth().rate();
        Samples raw = generated.pleth().samples();
        int top = TimeStrip.MARGIN;
        strip.heading(top - 8, "a photoplethysmogram as it was recorded: generated, with noise");
        strip.trace(raw, rate, top + PANEL * BASELINE, PX_PER_PULSE);
        top += PANEL + TimeStrip.MARGIN;
        strip.heading(top - 8, "the same between 0.5 and 8 Hz; systole as it was found, its peak (p) and notch (n)");
        for (Pulse pulse : found) {
            Double notchMs = pulse.notchMs();
            if (notchMs != null && strip.shows(pulse.onsetMs(), notchMs)) {
                strip.band(SYSTOLE, pulse.onsetMs(), notchMs, top, PANEL, 0.2);
                strip.words(strip.x(notchMs), top + PANEL + TimeStrip.ROW, MARK, "n");
            }
            if (strip.shows(pulse.peakMs(), pulse.peakMs())) {
                strip.words(strip.x(pulse.peakMs()), top + PANEL + TimeStrip.ROW, MARK, "p");
            }
        }
        strip.trace(Passband.PULSE.filter(rate).apply(raw), rate, top + PANEL * BASELINE, PX_PER_PULSE);
        top += PANEL + 2 * TimeStrip.MARGIN;
        strip.heading(top - 8, "the model's score of systole, 0 to 1");
        strip.line(Samples.copyOf(systolic), PulsePreparation.RATE, top + SCORE, SCORE, SYSTOLE);
        top += SCORE + TimeStrip.MARGIN;
        strip.heading(top, "as it was made");
        for (TruePulse pulse : generated.pulses()) {
            if (strip.shows(pulse.onsetMs(), pulse.notchMs())) {
                strip.band(SYSTOLE, pulse.onsetMs(), pulse.notchMs(), top + TimeStrip.ROW / 2, TimeStrip.ROW, 0.8);
            }
        }
        return strip.picture(top + 3 * TimeStrip.ROW, "Pulses with their scores");
    }
}
