package org.einthoven.delineation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.OnnxModel;
import org.einthoven.signal.Resampler;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.synthesis.TrueBeat;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The delineation with the project's own model. */
class DelineatorTest {

    private static final SampleRate RATE = new SampleRate(500);

    private static OnnxModel model;
    private static Delineator delineator;

    @BeforeAll
    static void open() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("models", "delineation"))) {
            model = OnnxModel.open(
                    versions.max(Comparator.comparing(Path::toString)).orElseThrow());
        }
        delineator = new Delineator(model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static GeneratedEcg ecg(Rhythm rhythm, double ratePerMin, int seconds) {
        return EcgGenerator.generate(EcgRecipe.of(rhythm, ratePerMin), Duration.ofSeconds(seconds), RATE, 42);
    }

    private static Ecg at(SampleRate rate, Ecg ecg) {
        Resampler resampler = Resampler.between(ecg.rate(), rate);
        return new Ecg(
                rate,
                ecg.leads().stream()
                        .map(lead -> new Lead(lead.name(), resampler.apply(lead.samples())))
                        .toList());
    }

    @Test
    void findsEveryComplexAndNothingElse() {
        for (double rate : new double[] {45, 75, 120, 160}) {
            GeneratedEcg made = ecg(Rhythm.SINUS, rate, 10);
            List<Fiducial> found = delineator.delineate(made.ecg()).global(Wave.QRS);
            List<TrueBeat> inside = made.beats().stream()
                    .filter(beat -> beat.timeMs() > 150 && beat.timeMs() < 9850)
                    .toList();
            assertThat(inside).allSatisfy(beat -> assertThat(found)
                    .anyMatch(qrs -> qrs.onsetMs() - 20 <= beat.timeMs() && beat.timeMs() <= qrs.offsetMs() + 20));
            assertThat(found.size()).isBetween(inside.size(), inside.size() + 2);
        }
    }

    @Test
    void findsAPBeforeEachComplexOfSinusRhythm() {
        GeneratedEcg made = ecg(Rhythm.SINUS, 70, 10);
        Delineation found = delineator.delineate(made.ecg());
        assertThat(found.global(Wave.QRS).stream().filter(qrs -> qrs.onsetMs() > 300))
                .allSatisfy(qrs -> assertThat(found.global(Wave.P))
                        .anyMatch(p -> p.offsetMs() <= qrs.onsetMs() && qrs.onsetMs() - p.onsetMs() < 260));
    }

    /** Fibrillation was learned from real recordings only; a generated one is coarser, and some of it is taken for P. */
    @Test
    void findsFewPInGeneratedAtrialFibrillation() {
        Delineation found =
                delineator.delineate(ecg(Rhythm.ATRIAL_FIBRILLATION, 90, 20).ecg());
        int complexes = found.global(Wave.QRS).size();
        assertThat(complexes).isGreaterThan(20);
        assertThat((double) found.global(Wave.P).size() / complexes).isLessThan(0.3);
    }

    @Test
    void marksTheSameAtEachSampleRate() {
        Ecg ecg = ecg(Rhythm.SINUS, 72, 10).ecg();
        List<Fiducial> usual = delineator.delineate(ecg).global(Wave.QRS);
        for (double hz : new double[] {100, 128, 250, 360, 1000}) {
            List<Fiducial> other =
                    delineator.delineate(at(new SampleRate(hz), ecg)).global(Wave.QRS);
            assertThat(other).hasSameSizeAs(usual);
            // 100 Hz carries a complex only up to 34 Hz, which rounds its corners off
            double withinMs = hz < 200 ? 12 : 4;
            for (int i = 0; i < usual.size(); i++) {
                assertThat(other.get(i).onsetMs()).isCloseTo(usual.get(i).onsetMs(), within(withinMs));
                assertThat(other.get(i).offsetMs()).isCloseTo(usual.get(i).offsetMs(), within(withinMs));
            }
        }
    }

    @Test
    void findsTheSameInAnExcerptOfALongRecordingAsInTheWhole() {
        Ecg whole = ecg(Rhythm.SINUS, 66, 60).ecg();
        int from = (int) RATE.indexAt(20_000);
        int to = (int) RATE.indexAt(30_000);
        Ecg excerpt = new Ecg(
                RATE,
                whole.leads().stream()
                        .map(lead -> new Lead(
                                lead.name(),
                                Samples.copyOf(Arrays.copyOfRange(lead.samples().toArray(), from, to))))
                        .toList());
        List<Fiducial> all = delineator.delineate(whole).global(Wave.QRS);
        List<Fiducial> part = delineator.delineate(excerpt).global(Wave.QRS);
        assertThat(part).hasSizeGreaterThan(8);
        assertThat(part).allSatisfy(qrs -> assertThat(all)
                .anyMatch(other -> Math.abs(other.onsetMs() - 20_000 - qrs.onsetMs()) < 12));
    }

    @Test
    void readsASingleLead() {
        GeneratedEcg made = ecg(Rhythm.SINUS, 80, 10);
        Ecg single = new Ecg(
                RATE,
                made.ecg().leads().stream()
                        .filter(lead -> lead.name() == LeadName.I)
                        .toList());
        assertThat(delineator.delineate(single).global(Wave.QRS).size())
                .isBetween(made.beats().size() - 1, made.beats().size() + 1);
    }

    @Test
    void findsNoWaveInsideAGap() {
        Ecg ecg = ecg(Rhythm.SINUS, 75, 12).ecg();
        Ecg gap = new Ecg(
                RATE,
                ecg.leads().stream()
                        .map(lead -> {
                            float[] samples = lead.samples().toArray();
                            Arrays.fill(samples, 2000, 3500, Float.NaN);
                            return new Lead(lead.name(), Samples.copyOf(samples));
                        })
                        .toList());
        assertThat(delineator.delineate(gap).perLead())
                .isNotEmpty()
                .noneMatch(wave -> wave.offsetMs() > 4010 && wave.onsetMs() < 6990);
    }

    @Test
    void findsNothingInAFlatLine() {
        Ecg flat = new Ecg(RATE, List.of(new Lead(LeadName.II, Samples.copyOf(new float[5000]))));
        assertThat(delineator.delineate(flat).perLead()).isEmpty();
    }

    @Test
    void findsThePAndTheComplexOfARealSinusRhythm() throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.LUDB.path("data/1")).ecg().orElseThrow();
        Delineation found = delineator.delineate(ecg);
        // ludb.csv: sinus bradycardia
        assertThat(found.global(Wave.QRS).size()).isBetween(7, 10);
        assertThat(found.global(Wave.P).size())
                .isBetween(
                        found.global(Wave.QRS).size() - 1,
                        found.global(Wave.QRS).size() + 1);
    }
}
