package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.RealRecordings;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.holter.EventKind;
import org.einthoven.holter.Survey;
import org.einthoven.inference.OnnxModel;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a long recording findings, beats and survey say the same of where the atria fibrillate. */
class OneRhythmTest {

    private static final Path MODELS = Path.of("models");

    private static List<OnnxModel> models;
    private static EcgReader reader;

    @BeforeAll
    static void open() {
        models = List.of(
                OnnxModel.open(MODELS.resolve("delineation/1.1.3")),
                OnnxModel.open(MODELS.resolve("beat/1.0.4")),
                OnnxModel.open(MODELS.resolve("statements/1.1.0")),
                OnnxModel.open(MODELS.resolve("rhythm/1.0.1")));
        reader = new EcgReader(new OnnxEcgModels(models.get(0), models.get(1), models.get(2), models.get(3)));
    }

    @AfterAll
    static void close() {
        models.forEach(OnnxModel::close);
    }

    @Test
    void ofARecordThatFibrillatesThroughout() throws IOException {
        Ecg ecg = record("203");
        Reading.Reported read = read(ecg);

        List<RhythmStretch> fibrillating =
                read.stretches().stream().filter(RhythmStretch::fibrillates).toList();

        assertThat(fibrillating).hasSizeGreaterThanOrEqualTo(59);
        assertThat(said(read).display())
                .isEqualTo("Atrial fibrillation by the rhythm model in " + fibrillating.size() + " of 60 half minutes");
        assertThat(read.findings()).extracting(Finding::code).contains(FindingCode.ATRIAL_FIBRILLATION);
        assertThat(read.beats())
                .filteredOn(beat -> beat.beatClass() == BeatClass.S)
                .noneMatch(beat ->
                        fibrillating.stream().anyMatch(one -> one.stretch().contains(beat.timeMs())));
        assertThat(reader.survey(ecg, read).count(EventKind.FIBRILLATION)).isBetween(1, 2);
    }

    /** Of record 201 a third fibrillates, in two episodes. */
    @Test
    void ofARecordThatFibrillatesNowAndThen() throws IOException {
        Ecg ecg = record("201");
        Reading.Reported read = read(ecg);
        List<RhythmStretch> fibrillating =
                read.stretches().stream().filter(RhythmStretch::fibrillates).toList();
        Survey survey = reader.survey(ecg, read);

        assertThat(fibrillating).hasSizeBetween(12, 30);
        assertThat(said(read).display())
                .isEqualTo("Atrial fibrillation by the rhythm model in " + fibrillating.size() + " of 60 half minutes");
        assertThat(said(read).evidenceMs()).hasSize(survey.count(EventKind.FIBRILLATION));
        assertThat(survey.minutes().stream()
                        .mapToDouble(minute -> minute.fibrillationMs())
                        .sum())
                .isEqualTo(30_000.0 * fibrillating.size());
        assertThat(read.beats())
                .filteredOn(beat -> beat.beatClass() == BeatClass.S)
                .isNotEmpty()
                .noneMatch(beat ->
                        fibrillating.stream().anyMatch(one -> one.stretch().contains(beat.timeMs())));
        // what is said of all beats together is not said of a rhythm that is there for a part
        assertThat(read.findings()).extracting(Finding::code).doesNotContain(FindingCode.ATRIAL_FIBRILLATION);
    }

    /** FHIR states periods in decimals, by which 360 Hz may come to be 359.99997 Hz. */
    @Test
    void aRateThatIsAHairOffChangesNoMoreThanABeatOrTwo() throws IOException {
        Ecg ecg = record("203");
        List<Beat> exact = read(ecg).beats();
        List<Beat> hairOff =
                read(new Ecg(new SampleRate(1000 / 2.777778), ecg.leads())).beats();

        assertThat(hairOff).hasSameSizeAs(exact);
        assertThat(IntStream.range(0, exact.size())
                        .filter(i -> exact.get(i).beatClass() != hairOff.get(i).beatClass()))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static Finding said(Reading.Reported read) {
        return read.findings().stream()
                .filter(finding -> finding.code() == FindingCode.RHYTHM_MODEL_FIBRILLATION)
                .findFirst()
                .orElseThrow();
    }

    private static Reading.Reported read(Ecg ecg) {
        return (Reading.Reported) reader.read(ecg, Subject.UNKNOWN);
    }

    private static Ecg record(String id) throws IOException {
        return WfdbRecord.read(RealRecordings.MITDB.path(id)).ecg().orElseThrow();
    }
}
