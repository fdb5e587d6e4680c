package org.einthoven.evaluation;

import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.signal.Passband;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.TrueBeat;
import org.einthoven.synthesis.TrueWave;

/**
 * A few seconds of a noisy ECG: the lead as it was recorded, below it filtered, with the waves and beats that were found
 * and their scores, and those that were put in.
 */
final class SampleWaves {

    static final LeadName LEAD = LeadName.II;

    private static final double FROM_MS = 3_000;
    private static final double TO_MS = 7_000;
    private static final int PANEL = 215;
    private static final int MARGIN = TimeStrip.MARGIN;
    private static final int ROW = TimeStrip.ROW;
    private static final double PX_PER_MV = 80;

    /** Where the mean lies in a panel, from its top: most of a beat points upwards. */
    private static final double BASELINE = 0.65;

    /** Told apart by the colour-blind (Okabe and Ito 2008). */
    private static final Map<Wave, String> COLOURS = Map.of(Wave.P, "#0072b2", Wave.QRS, "#d55e00", Wave.T, "#009e73");

    private final TimeStrip strip = new TimeStrip(FROM_MS, TO_MS);

    private SampleWaves() {}

    /**
     * The picture as SVG.
     *
     * @param waves that were found in the lead that is drawn
     * @param beats that were found, with their scores
     */
    static String of(GeneratedEcg generated, List<Fiducial> waves, List<Beat> beats) {
        SampleWaves picture = new SampleWaves();
        TimeStrip strip = picture.strip;
        SampleRate rate = generated.ecg().rate();
        Samples raw = generated.ecg().lead(LEAD).orElseThrow().samples();
        int top = MARGIN;
        strip.heading(top - 8, "lead II as it was recorded: generated, with noise");
        strip.trace(raw, rate, top + PANEL * BASELINE, PX_PER_MV);
        top += PANEL + 2 * MARGIN;
        strip.heading(
                top - ROW - 8, "the same filtered as pages show it; what was found in it, with the model's score");
        picture.found(waves, beats, top);
        strip.trace(Passband.ECG.filter(rate).apply(raw), rate, top + PANEL * BASELINE, PX_PER_MV);
        top += PANEL + 3 * ROW + MARGIN;
        strip.heading(top - 8, "as it was made");
        picture.made(generated, top);
        return strip.picture(top + 2 * ROW + MARGIN, "Sample prediction");
    }

    private void found(List<Fiducial> waves, List<Beat> beats, int top) {
        for (Beat beat : beats) {
            if (strip.shows(beat.timeMs(), beat.timeMs())) {
                double score = beat.scores().getOrDefault(beat.beatClass(), 0.0);
                strip.words(strip.x(beat.timeMs()), top - 2, Svg.DARK, beat.beatClass() + " " + TimeStrip.score(score));
            }
        }
        int drawn = 0;
        for (Fiducial wave : waves) {
            if (strip.shows(wave.onsetMs(), wave.offsetMs())) {
                strip.band(COLOURS.get(wave.wave()), wave.onsetMs(), wave.offsetMs(), top, PANEL, 0.25);
                // three rows in turn, so that neighbours do not lie on each other
                int row = drawn++ % 3;
                strip.words(
                        strip.x(wave.peakMs()),
                        top + PANEL + ROW + row * ROW,
                        COLOURS.get(wave.wave()),
                        wave.wave() + " " + TimeStrip.score(wave.confidence()));
            }
        }
    }

    private void made(GeneratedEcg generated, int top) {
        for (TrueWave wave : generated.waves(LEAD)) {
            if (strip.shows(wave.onsetMs(), wave.offsetMs())) {
                strip.band(COLOURS.get(wave.wave()), wave.onsetMs(), wave.offsetMs(), top + ROW / 2, ROW, 0.8);
            }
        }
        for (TrueBeat beat : generated.beats()) {
            if (strip.shows(beat.timeMs(), beat.timeMs())) {
                strip.words(
                        strip.x(beat.timeMs()),
                        top + 2 * ROW + ROW / 2,
                        Svg.DARK,
                        beat.beatClass().name());
            }
        }
    }
}
