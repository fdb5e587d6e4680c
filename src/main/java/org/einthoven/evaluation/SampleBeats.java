package org.einthoven.evaluation;

import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Passband;
import org.einthoven.synthesis.GeneratedEcg;

/** An ECG of ten seconds with its beats: below each the score of every class, and the class that was put in. */
final class SampleBeats {

    static final LeadName LEAD = LeadName.II;

    private static final double SHOWN_MS = 10_000;
    private static final int PANEL = 210;
    private static final double PX_PER_MV = 50;

    /** Where the mean lies in a panel, from its top: ventricular beats point as far down as others up. */
    private static final double BASELINE = 0.5;

    private static final String PALE = "#999";

    private SampleBeats() {}

    /** The picture as SVG; {@code beats} are those that were found. */
    static String of(GeneratedEcg generated, List<Beat> beats) {
        TimeStrip strip = new TimeStrip(0, SHOWN_MS);
        SampleRate rate = generated.ecg().rate();
        Samples raw = generated.ecg().lead(LEAD).orElseThrow().samples();
        int top = TimeStrip.MARGIN;
        strip.heading(top - 8, "every second beat is a ventricular one: lead II, generated, with noise");
        strip.trace(raw, rate, top + PANEL * BASELINE, PX_PER_MV);
        top += PANEL + TimeStrip.MARGIN;
        strip.heading(
                top - 8, "the same filtered as pages show it; the score of each class, dark the one that was said");
        strip.trace(Passband.ECG.filter(rate).apply(raw), rate, top + PANEL * BASELINE, PX_PER_MV);
        top += PANEL;
        for (BeatClass c : BeatTally.AVERAGED) {
            top += TimeStrip.ROW;
            for (Beat beat : beats) {
                if (strip.shows(beat.timeMs(), beat.timeMs())) {
                    strip.words(
                            strip.x(beat.timeMs()),
                            top,
                            c == beat.beatClass() ? Svg.DARK : PALE,
                            c + " " + TimeStrip.score(beat.scores().getOrDefault(c, 0.0)));
                }
            }
        }
        top += 2 * TimeStrip.ROW;
        strip.heading(top, "as it was made");
        top += TimeStrip.ROW;
        for (var beat : generated.beats()) {
            if (strip.shows(beat.timeMs(), beat.timeMs())) {
                strip.words(
                        strip.x(beat.timeMs()), top, Svg.DARK, beat.beatClass().name());
            }
        }
        return strip.picture(top + TimeStrip.ROW, "Beats with their scores");
    }
}
