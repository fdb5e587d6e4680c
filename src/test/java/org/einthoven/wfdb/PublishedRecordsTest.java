package org.einthoven.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedRecordsTest {

    @Test
    void readsMitBihWithTheBeatCountsOfItsTables() throws IOException {
        WfdbRecord record = WfdbRecord.read(RealRecordings.MITDB.path("119"));

        Map<AnnotationCode, Long> count = record.annotations("atr").stream()
                .map(WfdbAnnotation::code)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(count)
                .as("MIT-BIH Arrhythmia Database Directory, record 119")
                .containsEntry(AnnotationCode.NORMAL, 1543L)
                .containsEntry(AnnotationCode.VENTRICULAR_PREMATURE, 444L);
        assertThat(record.ecg().orElseThrow().leads())
                .extracting(Lead::name)
                .containsExactly(LeadName.MLII, LeadName.V1);
        assertThat(record.length()).isEqualTo(650_000);
    }

    @Test
    void readsTheTwelveLeadsOfLudbSoThatEinthovensLawHolds() throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.LUDB.path("data/1")).ecg().orElseThrow();

        assertThat(ecg.leads()).hasSize(12);
        float one = ecg.lead(LeadName.I).orElseThrow().samples().at(1000);
        float two = ecg.lead(LeadName.II).orElseThrow().samples().at(1000);
        float three = ecg.lead(LeadName.III).orElseThrow().samples().at(1000);
        assertThat(one + three - two).isBetween(-0.02f, 0.02f);
    }

    @Test
    void readsLudbMarksAsOnsetPeakAndEnd() throws IOException {
        List<WfdbAnnotation> marks =
                WfdbRecord.read(RealRecordings.LUDB.path("data/1")).annotations("ii");

        assertThat(marks.stream().limit(3).map(WfdbAnnotation::code))
                .containsExactly(AnnotationCode.WAVE_ONSET, AnnotationCode.NORMAL, AnnotationCode.WAVE_END);
        assertThat(marks).allMatch(mark -> mark.sample() < 5000);
    }

    @Test
    void readsAllRecordsOfTheSetsThatTheModelsLearnFrom() throws IOException {
        for (RealRecordings set : List.of(RealRecordings.MITDB, RealRecordings.SVDB)) {
            for (Path base : records(set.path())) {
                assertThat(WfdbRecord.read(base).annotations("atr")).hasSizeGreaterThan(1000);
            }
        }
        for (Path base : records(RealRecordings.LUDB.path("data"))) {
            assertThat(WfdbRecord.read(base).ecg().orElseThrow().leads()).hasSize(12);
        }
    }

    @ParameterizedTest
    @CsvSource({"100,2", "100_3chan,3", "100-no-len,2", "1003,6", "3000003_0003,2", "a103l,3", "s0010_re,15", "v102s,4"
    })
    void readsOddFilesOfSupportedFormats(String name, int channels) throws IOException {
        Path base = RealRecordings.WFDB_SAMPLE.path(name);
        try {
            assertThat(WfdbRecord.read(base).channels()).hasSize(channels);
        } catch (MissingFileException e) {
            assertThat(e)
                    .as("only a signal file that the set leaves out may be missing")
                    .hasMessageContaining("not there");
        }
    }

    /** Their headers state the sums of all samples, by which each is checked. */
    @ParameterizedTest
    @CsvSource({
        "310derive, 2",
        "311derive, 1",
        "flacformats, 3",
        "flac_3_constant, 3",
        "binformats, 10",
        "p10143, 2",
        "100skew, 2",
        "multi-segment/041s/041s01, 7",
        "multi-segment/fixed1/v102s, 4"
    })
    void readsOddFilesSoThatTheirChecksumsHold(String name, int signals) throws IOException {
        Path base = RealRecordings.WFDB_SAMPLE.path(name);
        RawRecord record = RawRecord.read(
                WfdbFiles.in(base.getParent()), base.getFileName().toString(), Integer.MAX_VALUE);

        assertThat(record.signals()).hasSize(signals);
    }

    @Test
    void readsSignalsAtSeveralRates() throws IOException {
        RawRecord record =
                RawRecord.read(WfdbFiles.in(RealRecordings.WFDB_SAMPLE.path()), "mixedsignals", Integer.MAX_VALUE);

        assertThat(record.signals())
                .extracting(RawSignal::length)
                .containsExactly(57600, 57600, 57600, 28800, 28800, 14400);
        assertThatThrownBy(() -> WfdbRecord.read(RealRecordings.WFDB_SAMPLE.path("mixedsignals")))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("several sample rates");
    }

    private static List<Path> records(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> records = files.map(Path::toString)
                    .filter(file -> file.endsWith(".hea"))
                    .map(file -> Path.of(file.substring(0, file.length() - 4)))
                    .sorted()
                    .toList();
            return records.isEmpty() ? fail("no records in " + folder) : records;
        }
    }
}
