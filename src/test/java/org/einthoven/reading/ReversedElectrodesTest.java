package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.RealRecordings;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Subject;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;

/** Recordings as they are, and as they would be with electrodes exchanged. */
class ReversedElectrodesTest {

    private static final int RECORDS = 30;
    private static final EcgReader READER = OwnModels.reader();

    private static Reading.Reported read(Ecg ecg) {
        return (Reading.Reported) READER.read(ecg, new Subject(50.0, Subject.Sex.MALE));
    }

    private static Optional<ElectrodeSwap> said(Ecg ecg) {
        return read(ecg).findings().stream()
                .map(Diagnosis::electrodesBehind)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Ecg> normal() throws IOException {
        Path set = RealRecordings.PTBXL.path();
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        List<Ecg> normal = new ArrayList<>();
        for (String id : catalogue.splits().records("validation")) {
            if (catalogue.row(id).hasAny(Set.of("NORM")) && normal.size() < RECORDS) {
                normal.add(WfdbRecord.read(set.resolve(catalogue.row(id).file()))
                        .ecg()
                        .orElseThrow());
            }
        }
        return normal;
    }

    @Test
    void exchangedElectrodesAreToldByNameAndRightOnesAreNotSuspected() throws IOException {
        int suspected = 0;
        int arms = 0;
        int chest = 0;
        List<Ecg> normal = normal();
        for (Ecg ecg : normal) {
            suspected += said(ecg).isPresent() ? 1 : 0;
            arms += said(ElectrodeSwap.ARMS.simulated(ecg)).equals(Optional.of(ElectrodeSwap.ARMS)) ? 1 : 0;
            chest += said(ElectrodeSwap.V1_V2.simulated(ecg)).equals(Optional.of(ElectrodeSwap.V1_V2)) ? 1 : 0;
        }
        System.out.printf(
                "electrodes of %d normal recordings: suspected wrongly in %d, reversed arms named in %d, V1 and V2 in %d%n",
                normal.size(), suspected, arms, chest);
        assertThat(suspected).isLessThanOrEqualTo(1);
        assertThat(arms).isGreaterThan(normal.size() * 8 / 10);
        assertThat(chest).isGreaterThan(normal.size() * 8 / 10);
    }

    @Test
    void whatRestsOnExchangedLeadsIsWithheldAndTheCorrectedRecordingIsNot() throws IOException {
        Ecg right = normal().get(0);
        Ecg wrong = ElectrodeSwap.ARMS.simulated(right);
        Reading.Reported reading = read(wrong);
        assertThat(reading.findings())
                .filteredOn(finding -> finding.code() == FindingCode.ARM_ELECTRODES_REVERSED_POSSIBLE)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.display()).contains("I, II, III, aVR and aVL are not judged");
                    assertThat(finding.flagged()).isTrue();
                    assertThat(finding.basis()).singleElement().matches(number -> number.holds());
                });
        assertThat(reading.findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.RIGHT_AXIS_DEVIATION, FindingCode.EXTREME_AXIS_DEVIATION)
                .doesNotContain(FindingCode.LEARNED_INFARCTION, FindingCode.LEARNED_NORMAL)
                .contains(FindingCode.CLASSIFIER_SILENT);
        assertThat(reading.measurements().basis(Measure.QRS_AXIS).orElseThrow().caveats())
                .contains(Caveat.ELECTRODES);
        Reading.Reported corrected = read(ElectrodeSwap.ARMS.corrected(wrong));
        assertThat(corrected.measurements().axisDeg().get("QRS"))
                .isCloseTo(read(right).measurements().axisDeg().get("QRS"), within(1.0));
        assertThat(corrected.findings())
                .extracting(Finding::code)
                .isEqualTo(read(right).findings().stream().map(Finding::code).toList());
    }

    @Test
    void aFlatLeadTwoBetweenBothLegsIsToldAndCannotBePutRight() throws IOException {
        Ecg wrong = ElectrodeSwap.RIGHT_ARM_RIGHT_LEG.simulated(normal().get(0));
        assertThat(said(wrong)).contains(ElectrodeSwap.RIGHT_ARM_RIGHT_LEG);
        assertThat(ElectrodeSwap.RIGHT_ARM_RIGHT_LEG.isCorrectable()).isFalse();
    }
}
