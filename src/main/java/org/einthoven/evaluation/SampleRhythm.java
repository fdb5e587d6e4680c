package org.einthoven.evaluation;

import java.util.Locale;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.signal.Passband;
import org.einthoven.synthesis.GeneratedEcg;

/** Ten seconds of an ECG with what the rhythm model says of the whole of it. */
final class SampleRhythm {

    /** The one that the model reads. */
    static final LeadName LEAD = LeadName.I;

    private static final double SHOWN_MS = 10_000;
    private static final int PANEL = 150;
    private static final double PX_PER_MV = 90;
    private static final double BASELINE = 0.7;
    private static final int NAMES = 300;
    private static final int BAR = 400;
    private static final int BAR_ROW = 26;

    private SampleRhythm() {}

    /** The picture as SVG. */
    static String of(GeneratedEcg generated, LearnedRhythm said) {
        TimeStrip strip = new TimeStrip(0, SHOWN_MS);
        SampleRate rate = generated.ecg().rate();
        Samples raw = generated.ecg().lead(LEAD).orElseThrow().samples();
        int top = TimeStrip.MARGIN;
        strip.heading(
                top - 8,
                "ten seconds of lead I as it was recorded: generated with %s, with noise"
                        .formatted(generated
                                .rhythm()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ')));
        strip.trace(raw, rate, top + PANEL * BASELINE, PX_PER_MV);
        top += PANEL + TimeStrip.MARGIN;
        strip.heading(top - 8, "the same filtered as pages show it");
        strip.trace(Passband.ECG.filter(rate).apply(raw), rate, top + PANEL * BASELINE, PX_PER_MV);
        top += PANEL + TimeStrip.MARGIN;
        strip.heading(
                top,
                "what the model says of all %.0f s, dark its decision"
                        .formatted(generated.ecg().length() / rate.hz()));
        for (RhythmClass c : RhythmClass.values()) {
            top += BAR_ROW;
            double probability = said.probability(c);
            strip.heading(top, c.display());
            strip.box(
                    Svg.shade(c == said.rhythm() ? 1 : 0.3),
                    NAMES,
                    Math.max(1, (int) Math.round(BAR * probability)),
                    top - BAR_ROW / 2,
                    BAR_ROW / 2,
                    1);
            strip.words(NAMES + BAR + TimeStrip.MARGIN, top - 2, Svg.DARK, TimeStrip.score(probability));
        }
        return strip.picture(top + BAR_ROW, "A rhythm with its probabilities");
    }
}
