package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineator;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.OnnxModel;
import org.einthoven.signal.Noise;
import org.einthoven.signal.Passband;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.synthesis.TrueBeat;
import org.einthoven.synthesis.TrueWave;

/**
 * What the models say of a few seconds of a noisy ECG, as a picture: the lead as it was recorded, below it filtered, with
 * the waves and beats that were found and their scores, and those that were put in. The ECG is generated, so that the
 * picture shows nobody's and its truth is known.
 */
final class SamplePicture {

    private static final Path FILE = Path.of("docs", "evaluation", "sample-prediction.svg");
    private static final LeadName LEAD = LeadName.II;
    private static final long SEED = 7;
    private static final SampleRate RATE = new SampleRate(500);
    private static final Duration DURATION = Duration.ofSeconds(10);

    /** In mV: a restless patient on a poor electrode, whose waves can still be told by eye. */
    private static final double WANDER_MV = 0.15;

    private static final double MUSCLE_MV = 0.03;

    private static final double FROM_MS = 3_000;
    private static final double TO_MS = 7_000;
    private static final int WIDTH = 1_000;
    private static final int PANEL = 215;
    private static final int MARGIN = 40;
    private static final int ROW = 18;
    private static final double PX_PER_MV = 80;

    /** Where the mean lies in a panel, from its top: most of a beat points upwards. */
    private static final double BASELINE = 0.65;

    /** Told apart by the colour-blind (Okabe and Ito 2008). */
    private static final Map<Wave, String> COLOURS = Map.of(Wave.P, "#0072b2", Wave.QRS, "#d55e00", Wave.T, "#009e73");

    private final StringBuilder svg = new StringBuilder();

    private SamplePicture() {}

    /** Draws with the newest models, and lays the picture beside the results. */
    static void write() throws IOException {
        GeneratedEcg generated = EcgGenerator.generate(
                EcgRecipe.of(Rhythm.VENTRICULAR_ECTOPY, 78)
                        .withNoise(Noise.BASELINE_WANDER, WANDER_MV)
                        .withNoise(Noise.MUSCLE, MUSCLE_MV),
                DURATION,
                RATE,
                SEED);
        Ecg ecg = generated.ecg();
        try (OnnxModel delineation = OnnxModel.open(ModelFolders.chosen(null, "delineation"));
                OnnxModel beat = OnnxModel.open(ModelFolders.chosen(null, "beat"))) {
            List<Fiducial> waves = new Delineator(delineation).delineate(ecg).inLead(LEAD);
            List<Beat> beats = new BeatClassifier(beat).classify(ecg, new QrsDetector().detect(ecg));
            Files.writeString(FILE, of(generated, waves, beats));
        }
    }

    /**
     * The picture as SVG.
     *
     * @param waves that were found in the lead that is drawn
     * @param beats that were found, with their scores
     */
    static String of(GeneratedEcg generated, List<Fiducial> waves, List<Beat> beats) {
        SamplePicture picture = new SamplePicture();
        Samples raw = generated.ecg().lead(LEAD).orElseThrow().samples();
        int top = MARGIN;
        picture.heading(top, "lead II as it was recorded: generated, with noise");
        picture.trace(raw, top);
        top += PANEL + 2 * MARGIN;
        picture.heading(top - ROW, "the same filtered as pages show it; what was found in it, with the model's score");
        picture.found(waves, beats, top);
        picture.trace(Passband.ECG.filter(RATE).apply(raw), top);
        top += PANEL + 3 * ROW + MARGIN;
        picture.heading(top, "as it was made");
        picture.made(generated, top);
        return Plots.picture(WIDTH + 2 * MARGIN, top + 2 * ROW + MARGIN, "Sample prediction", picture.svg);
    }

    private void found(List<Fiducial> waves, List<Beat> beats, int top) {
        for (Beat beat : beats) {
            if (isShown(beat.timeMs(), beat.timeMs())) {
                double score = beat.scores().getOrDefault(beat.beatClass(), 0.0);
                words(x(beat.timeMs()), top - 2, "#222", beat.beatClass() + score(score));
            }
        }
        int drawn = 0;
        for (Fiducial wave : waves) {
            if (isShown(wave.onsetMs(), wave.offsetMs())) {
                band(wave.wave(), wave.onsetMs(), wave.offsetMs(), top, PANEL, 0.25);
                // three rows in turn, so that neighbours do not lie on each other
                int row = drawn++ % 3;
                words(
                        x(wave.peakMs()),
                        top + PANEL + ROW + row * ROW,
                        COLOURS.get(wave.wave()),
                        wave.wave() + score(wave.confidence()));
            }
        }
    }

    private void made(GeneratedEcg generated, int top) {
        for (TrueWave wave : generated.waves(LEAD)) {
            if (isShown(wave.onsetMs(), wave.offsetMs())) {
                band(wave.wave(), wave.onsetMs(), wave.offsetMs(), top + ROW / 2, ROW, 0.8);
            }
        }
        for (TrueBeat beat : generated.beats()) {
            if (isShown(beat.timeMs(), beat.timeMs())) {
                words(
                        x(beat.timeMs()),
                        top + 2 * ROW + ROW / 2,
                        "#222",
                        beat.beatClass().name());
            }
        }
    }

    private static String score(double score) {
        return String.format(Locale.ROOT, " %.2f", score);
    }

    private static boolean isShown(double fromMs, double toMs) {
        return fromMs >= FROM_MS && toMs < TO_MS;
    }

    private static int x(double ms) {
        return MARGIN + (int) Math.round(WIDTH * (ms - FROM_MS) / (TO_MS - FROM_MS));
    }

    private void heading(int y, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"#222\">%s</text>%n".formatted(MARGIN, y - 8, words));
    }

    private void words(int x, int y, String colour, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"12\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, colour, words));
    }

    private void band(Wave wave, double fromMs, double toMs, int top, int height, double opacity) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" fill-opacity=\"%.2f\"/>%n",
                x(fromMs),
                top,
                x(toMs) - x(fromMs),
                height,
                COLOURS.get(wave),
                opacity));
    }

    /** About the mean of what is shown. */
    private void trace(Samples lead, int top) {
        int from = (int) Math.round(RATE.indexAt(FROM_MS));
        int to = (int) Math.round(RATE.indexAt(TO_MS));
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += lead.at(i) / (to - from);
        }
        StringBuilder line = new StringBuilder();
        for (int i = from; i < to; i++) {
            line.append(String.format(
                    Locale.ROOT,
                    "%s%d %.1f",
                    line.isEmpty() ? "M" : "L",
                    x(RATE.msAt(i)),
                    top + PANEL * BASELINE - PX_PER_MV * (lead.at(i) - mean)));
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"#222\"/>%n".formatted(line));
    }
}
