package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineator;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.rhythm.RhythmClassifier;
import org.einthoven.signal.Noise;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;

/**
 * What the newest models say of a few noisy recordings, as pictures beside the results. The recordings are generated, so
 * that they are nobody's and their truth is known.
 */
final class SamplePictures {

    private static final Path FOLDER = Path.of("docs", "evaluation");
    private static final long SEED = 7;
    private static final SampleRate RATE = new SampleRate(500);

    /** In mV: a restless patient on a poor electrode, whose waves can still be told by eye. */
    private static final double WANDER_MV = 0.15;

    private static final double MUSCLE_MV = 0.03;

    /** As shares of a pulse's height: breathing, and a hand that trembles. */
    private static final double PULSE_WANDER = 0.25;

    private static final double PULSE_TREMOR = 0.03;

    private SamplePictures() {}

    /** Draws each picture, and lays it beside the results. */
    static void write() throws IOException {
        try (OnnxModel delineation = OnnxModel.open(ModelFolders.chosen(null, "delineation"));
                OnnxModel beat = OnnxModel.open(ModelFolders.chosen(null, "beat"));
                OnnxModel rhythm = OnnxModel.open(ModelFolders.chosen(null, RhythmEvaluation.MODEL));
                OnnxModel ppg = OnnxModel.open(ModelFolders.chosen(null, "ppg"));
                RhythmSequences sequences = new RhythmSequences()) {
            BeatClassifier beats = new BeatClassifier(beat);
            GeneratedEcg ectopy = ecg(Rhythm.VENTRICULAR_ECTOPY, 78, 10);
            List<Fiducial> waves =
                    new Delineator(delineation).delineate(ectopy.ecg()).inLead(SampleWaves.LEAD);
            write("sample-prediction.svg", SampleWaves.of(ectopy, waves, beats(beats, ectopy.ecg())));

            GeneratedEcg bigeminy = ecg(Rhythm.VENTRICULAR_BIGEMINY, 70, 10);
            write("sample-beats.svg", SampleBeats.of(bigeminy, beats(beats, bigeminy.ecg())));

            GeneratedEcg fibrillation = ecg(Rhythm.ATRIAL_FIBRILLATION, 95, 30);
            write(
                    "sample-rhythm.svg",
                    SampleRhythm.of(
                            fibrillation, new RhythmClassifier(rhythm).classify(sequences.of(fibrillation.ecg()))));

            GeneratedPleth pleth = pleth();
            PulseDelineator pulses = new PulseDelineator(ppg);
            write(
                    "sample-pulses.svg",
                    SamplePulses.of(pleth, pulses.delineate(pleth.pleth()), pulses.systolic(pleth.pleth())));
        }
    }

    private static GeneratedEcg ecg(Rhythm rhythm, double ratePerMin, int seconds) {
        return EcgGenerator.generate(
                EcgRecipe.of(rhythm, ratePerMin)
                        .withNoise(Noise.BASELINE_WANDER, WANDER_MV)
                        .withNoise(Noise.MUSCLE, MUSCLE_MV),
                Duration.ofSeconds(seconds),
                RATE,
                SEED);
    }

    private static GeneratedPleth pleth() {
        return PlethGenerator.generate(
                PlethRecipe.of(72)
                        .withNoise(Noise.BASELINE_WANDER, PULSE_WANDER)
                        .withNoise(Noise.MUSCLE, PULSE_TREMOR),
                Duration.ofSeconds(10),
                RATE,
                GeneratedPulses.toLearnFrom(SEED) + 1);
    }

    private static List<Beat> beats(BeatClassifier classifier, Ecg ecg) {
        return classifier.classify(ecg, new QrsDetector().detect(ecg));
    }

    private static void write(String file, String picture) throws IOException {
        Files.writeString(FOLDER.resolve(file), picture);
    }
}
