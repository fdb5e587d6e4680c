package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.evaluation.Ec57;
import org.einthoven.inference.OnnxModel;
import org.einthoven.inference.Tensor;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeatClassifierTest {

    private static final Path VERSIONS = Path.of("models/beat");

    private static OnnxModel model;
    private static BeatClassifier classifier;

    @BeforeAll
    static void openTheNewest() throws IOException {
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            model = OnnxModel.open(versions.max(Comparator.naturalOrder()).orElseThrow());
        }
        classifier = new BeatClassifier(model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @ParameterizedTest
    @CsvSource({"50, 500", "75, 125", "75, 1000", "110, 360"})
    void everyBeatOfSinusRhythmIsNormal(double perMinute, double hz) {
        List<Beat> beats = classify(generate(Rhythm.SINUS, perMinute, hz));

        assertThat(beats).hasSizeGreaterThan(7).allMatch(beat -> beat.beatClass() == BeatClass.N);
    }

    @ParameterizedTest
    @CsvSource({"VENTRICULAR_ECTOPY", "VENTRICULAR_BIGEMINY"})
    void prematureWideBeatsAreVentricular(Rhythm rhythm) {
        GeneratedEcg generated = generate(rhythm, 70, 500);

        List<Beat> beats = classify(generated);

        assertThat(beats).extracting(Beat::beatClass).containsExactlyElementsOf(truth(generated));
    }

    @Test
    void scoresSumToOneAndTheHighestIsTheClass() {
        for (Beat beat : classify(generate(Rhythm.VENTRICULAR_ECTOPY, 70, 500))) {
            assertThat(beat.scores()).containsOnlyKeys(BeatClass.values());
            assertThat(beat.scores().values().stream().mapToDouble(v -> v).sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(beat.scores())
                    .containsEntry(
                            beat.beatClass(), Collections.max(beat.scores().values()));
        }
    }

    @Test
    void aRecordingWithoutBeatsHasNone() {
        assertThat(classifier.classify(generate(Rhythm.SINUS, 60, 250).ecg(), new double[0]))
                .isEmpty();
    }

    @Test
    void aBeatThatIsAskedForAloneIsJudgedAsAmongAll() {
        Ecg ecg = generate(Rhythm.VENTRICULAR_ECTOPY, 70, 500).ecg();
        double[] rPeaksMs = new QrsDetector().detect(ecg);
        List<Beat> all = classifier.classify(ecg, rPeaksMs);

        for (int b = 0; b < all.size(); b++) {
            Beat alone = classifier.classify(ecg, rPeaksMs, List.of(b)).get(0);
            assertThat(alone.beatClass()).isEqualTo(all.get(b).beatClass());
            for (BeatClass c : BeatClass.values()) {
                assertThat(alone.scores().get(c)).isCloseTo(all.get(b).scores().get(c), within(1e-4));
            }
        }
    }

    @Test
    void monitorsLeadsAreLookedAtFirst() {
        Ecg twelve = generate(Rhythm.SINUS, 60, 250).ecg();

        assertThat(BeatClassifier.leads(twelve))
                .extracting(Lead::name)
                .containsExactly(LeadName.II, LeadName.V1, LeadName.V5);
    }

    @Test
    void theMeanOfTheActivationMapIsTheLogit() {
        Tensor frames = Tensor.allocate(2, BeatFrames.CHANNELS, 1, BeatFrames.LENGTH);
        FloatBuffer buffer = frames.buffer();
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, (float) Math.sin(0.1 * i));
        }

        Map<String, Tensor> out = model.run(Map.of(BeatClassifier.INPUT, frames));

        Tensor logits = out.get(BeatClassifier.LOGITS);
        Tensor map = out.get("cam");
        int classes = BeatClass.values().length;
        int times = (int) (map.buffer().capacity() / (2L * classes));
        for (int row = 0; row < 2 * classes; row++) {
            double sum = 0;
            for (int t = 0; t < times; t++) {
                sum += map.at(row * times + t);
            }
            assertThat(sum / times).isCloseTo(logits.at(row), within(1e-4));
        }
    }

    /** Record 208 has 992 ventricular beats; version 1.0.0 has learned from no record of this patient. */
    @Test
    void ventricularBeatsOfAStrangerAreFound() throws IOException {
        WfdbRecord record = WfdbRecord.read(RealRecordings.MITDB.path("208"));
        Ecg ecg = record.ecg().orElseThrow();
        double[] rPeaksMs = new QrsDetector().detect(ecg);

        List<Beat> beats;
        try (OnnxModel stranger = OnnxModel.open(VERSIONS.resolve("1.0.0"))) {
            beats = new BeatClassifier(stranger).classify(ecg, rPeaksMs);
        }

        List<Optional<BeatClass>> truth =
                Ec57.classesOf(rPeaksMs, Ec57.beats(record.annotations("atr"), record.rate()));
        assertThat(calledVentricular(beats, truth, BeatClass.V)).isGreaterThan(940);
        assertThat(calledVentricular(beats, truth, BeatClass.N)).isLessThan(30);
    }

    private static long calledVentricular(List<Beat> beats, List<Optional<BeatClass>> truth, BeatClass wanted) {
        return IntStream.range(0, beats.size())
                .filter(b -> truth.get(b).equals(Optional.of(wanted)))
                .filter(b -> beats.get(b).beatClass() == BeatClass.V)
                .count();
    }

    private static List<Beat> classify(GeneratedEcg generated) {
        return classifier.classify(generated.ecg(), new QrsDetector().detect(generated.ecg()));
    }

    private static List<BeatClass> truth(GeneratedEcg generated) {
        return generated.beats().stream().map(beat -> beat.beatClass()).toList();
    }

    private static GeneratedEcg generate(Rhythm rhythm, double perMinute, double hz) {
        return EcgGenerator.generate(EcgRecipe.of(rhythm, perMinute), Duration.ofSeconds(10), new SampleRate(hz), 3);
    }
}
