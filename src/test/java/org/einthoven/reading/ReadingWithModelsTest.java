package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.RealRecordings;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.Measurements;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;

/** The whole reading with the project's own models. */
class ReadingWithModelsTest {

    private final EcgReader reader = OwnModels.reader();

    private Reading.Reported reported(Ecg ecg) {
        return (Reading.Reported) reader.read(ecg, Subject.UNKNOWN);
    }

    @Test
    void marksNoPWaveWhereTheAtriaFibrillate() throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.LUDB.path("data/88")).requireEcg();
        Reading.Reported read = reported(ecg);
        assertThat(read.findings()).extracting(Finding::code).contains(FindingCode.ATRIAL_FIBRILLATION);
        assertThat(read.delineation().perLead()).noneMatch(wave -> wave.wave() == Wave.P);
        assertThat(read.delineation().global(Wave.QRS)).hasSizeGreaterThan(10);
    }

    @Test
    void aBeatThatAReaderDecidesInARunOfVentricularBeatsChangesNoOtherBeat() throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.MITDB.path("207")).requireEcg();
        Reading.Reported read = reported(ecg);
        List<Beat> beats = read.beats();
        int goneOn = IntStream.range(1, beats.size())
                .filter(b -> beats.get(b).beatClass() == BeatClass.V
                        && beats.get(b).scores().get(BeatClass.N)
                                > beats.get(b).scores().get(BeatClass.V))
                .findFirst()
                .orElseThrow();
        double inARun = beats.get(goneOn - 1).timeMs();
        for (BeatClass said : List.of(BeatClass.V, BeatClass.N, BeatClass.F)) {
            Reading.Reported after =
                    reader.edited(ecg, Subject.UNKNOWN, read, List.of(new Edit.BeatReclassified(inARun, said)));
            assertThat(after.beats())
                    .as(said.name())
                    .filteredOn(beat -> beat.timeMs() != inARun)
                    .isEqualTo(beats.stream()
                            .filter(beat -> beat.timeMs() != inARun)
                            .toList());
        }
    }

    @Test
    void measuresGeneratedSinusRhythmAsItWasMade() {
        for (double rate : new double[] {52, 72, 110}) {
            GeneratedEcg generated = Recordings.of(EcgRecipe.of(Rhythm.SINUS, rate), 10);
            Measurements truth = ((Reading.Reported)
                            new EcgReader(new TruthModels(generated)).read(generated.ecg(), Subject.UNKNOWN))
                    .measurements();
            Measurements measured = reported(generated.ecg()).measurements();
            System.out.printf(
                    Locale.ROOT,
                    "%.0f/min, made and measured: PR %.0f %.0f ms, QRS %.0f %.0f ms, QT %.0f %.0f ms%n",
                    rate,
                    truth.prMs(),
                    measured.prMs(),
                    truth.qrsMs(),
                    measured.qrsMs(),
                    truth.qtMs(),
                    measured.qtMs());
            assertThat(measured.heartRateBpm()).isCloseTo(truth.heartRateBpm(), within(1.0));
            assertThat(measured.prMs()).isCloseTo(truth.prMs(), within(25.0));
            assertThat(measured.qrsMs()).isCloseTo(truth.qrsMs(), within(35.0));
            assertThat(measured.qtMs()).isCloseTo(truth.qtMs(), within(40.0));
        }
    }

    @Test
    void findsEachBeatWithItsComplex() {
        Reading.Reported reading = reported(Recordings.sinus(72).ecg());
        assertThat(reading.beats()).isNotEmpty().allSatisfy(beat -> assertThat(
                        reading.delineation().global(Wave.QRS))
                .anyMatch(qrs -> qrs.onsetMs() <= beat.timeMs() && beat.timeMs() <= qrs.offsetMs()));
    }

    @Test
    void callsEveryBeatOfGeneratedSinusRhythmNormal() {
        for (double rate : new double[] {52, 72, 110}) {
            assertThat(reported(Recordings.sinus(rate).ecg()).beats())
                    .extracting(Beat::beatClass)
                    .containsOnly(BeatClass.N);
        }
    }

    @Test
    void findsVentricularBigeminyAndShowsWhereItWasSeen() {
        GeneratedEcg generated = Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), 20);
        Reading.Reported reading = reported(generated.ecg());
        long made = generated.beats().stream()
                .filter(beat -> beat.beatClass() == BeatClass.V)
                .count();
        assertThat(reading.beats().stream().filter(beat -> beat.beatClass() == BeatClass.V))
                .hasSizeBetween((int) made - 1, (int) made + 1);
        Finding ectopy = reading.findings().stream()
                .filter(finding -> finding.code() == FindingCode.VENTRICULAR_ECTOPY)
                .findFirst()
                .orElseThrow();
        assertThat(ectopy.flagged()).isTrue();
        assertThat(reading.explanations())
                .allMatch(explanation -> explanation.faithfulness().passes())
                .filteredOn(explanation -> explanation.findingId().equals(ectopy.id()))
                .singleElement()
                .satisfies(explanation -> assertThat(explanation.waveShares()).containsKey(BeatPart.QRS));
    }

    @Test
    void inventsNoPrInGeneratedAtrialFibrillation() {
        Ecg ecg =
                Recordings.of(EcgRecipe.of(Rhythm.ATRIAL_FIBRILLATION, 85), 20).ecg();
        assertThat(reported(ecg).measurements().prMs()).isNull();
    }

    @Test
    void measuresThePulseRateOfGeneratedPleths() {
        PlethReader pleths = new PlethReader(OnnxPlethModels.of(OwnModels.open("ppg")));
        for (double rate : new double[] {52, 74, 118}) {
            GeneratedPleth made = PlethGenerator.generate(
                    PlethRecipe.of(rate), Duration.ofSeconds(20), new SampleRate(125), Math.round(rate));
            double[] intervals = made.pulses().stream()
                    .filter(pulse -> pulse.onsetMs() > 0 && pulse.offsetMs() < 20_000)
                    .mapToDouble(pulse -> pulse.offsetMs() - pulse.onsetMs())
                    .sorted()
                    .toArray();
            double truth = 60_000 / intervals[intervals.length / 2];
            Reading.Reported reading = (Reading.Reported) pleths.read(made.pleth());
            assertThat(reading.measurements().heartRateBpm()).isCloseTo(truth, within(1.0));
            assertThat(reading.pulses()).hasSizeBetween(intervals.length - 1, intervals.length + 1);
        }
    }

    @Test
    void readsEveryRecordOfLudbWithoutAnError() throws IOException {
        List<Path> records = new ArrayList<>();
        for (int id = 1; id <= 180; id++) {
            records.add(RealRecordings.LUDB.path("data/" + id));
        }
        assertThat(shareReported("LUDB", records)).isGreaterThan(0.98);
    }

    @Test
    void readsRecordsOfPtbXlWithoutAnError() throws IOException {
        assertThat(shareReported("PTB-XL", every(20, RealRecordings.PTBXL.path("records500"))))
                .isGreaterThan(0.95);
    }

    @Test
    void readsRecordsOfCinc2017WithoutAnError() throws IOException {
        assertThat(shareReported("CinC 2017", every(40, RealRecordings.CINC2017.path())))
                .isGreaterThan(0.9);
    }

    @Test
    void callsBeatsOfAHolterEarlyInSinusRhythmAndHardlyOneInFibrillation() throws IOException {
        // MIT-BIH: 96 early beats in 118, which is in sinus rhythm; 203 fibrillates throughout
        assertThat(early(WfdbRecord.read(RealRecordings.MITDB.path("118")))).isBetween(80L, 110L);
        assertThat(early(WfdbRecord.read(RealRecordings.MITDB.path("203")))).isLessThan(20);
    }

    private long early(WfdbRecord record) {
        return reported(record.ecg().orElseThrow()).beats().stream()
                .filter(beat -> beat.beatClass() == BeatClass.S)
                .count();
    }

    /** Each {@code n}th record under a folder, by name. */
    private static List<Path> every(int n, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> headers = files.filter(file -> file.toString().endsWith(".hea"))
                    .sorted()
                    .toList();
            return IntStream.range(0, headers.size())
                    .filter(i -> i % n == 0)
                    .mapToObj(i -> Path.of(headers.get(i).toString().replaceAll("\\.hea$", "")))
                    .toList();
        }
    }

    private double shareReported(String set, List<Path> records) throws IOException {
        Map<AbstentionReason, Integer> abstained = new EnumMap<>(AbstentionReason.class);
        int read = 0;
        int withPr = 0;
        int withQt = 0;
        for (Path record : records) {
            if (!Files.exists(record.resolveSibling(record.getFileName() + ".hea"))) {
                continue;
            }
            Ecg ecg = WfdbRecord.read(record).ecg().orElseThrow();
            Reading reading = reader.read(ecg, Subject.UNKNOWN);
            read++;
            if (reading instanceof Reading.Abstained why) {
                abstained.merge(why.reason(), 1, Integer::sum);
            } else {
                Measurements measured = ((Reading.Reported) reading).measurements();
                withPr += measured.prMs() == null ? 0 : 1;
                withQt += measured.qtMs() == null ? 0 : 1;
            }
        }
        int not = abstained.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%s: %d read, %d with PR, %d with QT, abstained %s%n", set, read, withPr, withQt, abstained);
        assertThat(read).as(set + " that are there").isPositive();
        return 1 - (double) not / read;
    }
}
