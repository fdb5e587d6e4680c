package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.RealRecordings;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.PtbxlCatalogue;
import org.einthoven.inference.OnnxModel;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;

/** Real recordings of PTB-XL as they are, and as they would be with the arm electrodes the other way round. */
class ReversedElectrodesTest {

    private static final int RECORDS = 60;
    private static final Map<LeadName, LeadName> EXCHANGED = Map.of(
            LeadName.II, LeadName.III,
            LeadName.III, LeadName.II,
            LeadName.AVR, LeadName.AVL,
            LeadName.AVL, LeadName.AVR);

    @Test
    void reversedArmElectrodesAreSeenAndRightOnesAreNotSuspected() throws IOException {
        Path set = RealRecordings.PTBXL.path();
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        EcgReader reader = new EcgReader(new OnnxEcgModels(open("delineation"), open("beat"), open("statements")));
        List<String> normal = catalogue.splits().records("validation").stream()
                .filter(id -> catalogue.row(id).hasAny(Set.of("NORM")))
                .limit(RECORDS)
                .toList();
        int suspected = 0;
        int seen = 0;
        for (String id : normal) {
            Ecg ecg =
                    WfdbRecord.read(set.resolve(catalogue.row(id).file())).ecg().orElseThrow();
            suspected += isSuspected(reader, ecg) ? 1 : 0;
            seen += isSuspected(reader, reversed(ecg)) ? 1 : 0;
        }
        System.out.printf(
                "reversed arm electrodes: seen in %d, suspected wrongly in %d of %d normal recordings%n",
                seen, suspected, normal.size());
        assertThat(suspected).isZero();
        assertThat(seen).isGreaterThan(normal.size() * 8 / 10);
    }

    private static boolean isSuspected(EcgReader reader, Ecg ecg) {
        return reader.read(ecg, Subject.UNKNOWN) instanceof Reading.Reported reported
                && reported.findings().stream()
                        .anyMatch(finding -> finding.code() == FindingCode.ARM_ELECTRODES_REVERSED_POSSIBLE);
    }

    private static Ecg reversed(Ecg ecg) {
        List<Lead> leads = new ArrayList<>();
        for (Lead lead : ecg.leads()) {
            Samples samples = lead.samples();
            if (lead.name() == LeadName.I) {
                float[] inverted = samples.toArray();
                for (int i = 0; i < inverted.length; i++) {
                    inverted[i] = -inverted[i];
                }
                samples = Samples.copyOf(inverted);
            }
            leads.add(new Lead(EXCHANGED.getOrDefault(lead.name(), lead.name()), samples));
        }
        return new Ecg(ecg.rate(), leads);
    }

    private static OnnxModel open(String name) throws IOException {
        try (var versions = java.nio.file.Files.list(Path.of("models", name))) {
            return OnnxModel.open(
                    versions.max(java.util.Comparator.naturalOrder()).orElseThrow());
        }
    }
}
